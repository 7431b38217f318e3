package dev.shipmate.core.pages;

import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.admin.Pages;
import dev.shipmate.core.admin.SignedIn;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets in whoever may see or change what is behind a path, and nobody else. */
final class Doors {

    private final JavalinConfig config;
    private final Guard guard;
    private final Pages pages;

    Doors(JavalinConfig config, Guard guard, Pages pages) {
        this.config = config;
        this.guard = guard;
        this.pages = pages;
    }

    /** A page for everyone signed in; others are led to the sign-in. */
    void page(String path, Consumer<Visit> page) {
        config.routes.get(path, context -> {
            Optional<SignedIn> signedIn = guard.find(context);
            if (signedIn.isPresent()) {
                page.accept(visit(context, signedIn.get()));
            } else {
                context.redirect("/login/");
            }
        });
    }

    /** A page for administrators alone. */
    void adminPage(String path, Consumer<Visit> page) {
        page(path, visit -> {
            if (!visit.isAdmin()) {
                throw new ForbiddenResponse("Viewers change nothing. Ask an administrator.");
            }
            page.accept(visit);
        });
    }

    /** What an administrator does with a page of ours. */
    void deed(String path, Consumer<Visit> deed) {
        config.routes.post(path, context -> deed.accept(visit(context, guard.requiredAdmin(context))));
    }

    /** What everyone signed in does with a page of ours, for themselves. */
    void ownDeed(String path, Consumer<Visit> deed) {
        config.routes.post(path, context -> deed.accept(visit(context, guard.requiredToChange(context))));
    }

    private Visit visit(Context context, SignedIn signedIn) {
        return new Visit(context, signedIn, pages);
    }
}
