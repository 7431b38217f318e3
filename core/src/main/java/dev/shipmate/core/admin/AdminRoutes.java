package dev.shipmate.core.admin;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;

/** Signing in and out, what pages load, and what is said where something goes wrong. */
public final class AdminRoutes {

    private final Pages pages;
    private final LoginPages login;
    private final Assets assets = new Assets();

    public AdminRoutes(SignInDesk desk, SignIns signIns, Guard guard, Pages pages, ClientAddress clients) {
        this.pages = pages;
        this.login = new LoginPages(desk, signIns, guard, pages, clients);
    }

    /** Adds the pages to a server that is being configured. */
    public void addTo(JavalinConfig config) {
        config.routes.before(new SecurityHeaders());
        config.routes.get("/login", login::show);
        config.routes.post("/login", login::signIn);
        config.routes.get("/login/link/{token}", login::showLink);
        config.routes.post("/login/link/{token}", login::useLink);
        config.routes.get("/setup/{token}", login::showSetUp);
        config.routes.post("/setup/{token}", login::setUp);
        config.routes.post("/logout", login::signOut);
        config.routes.get("/assets/{name}", context -> assets.serve(context, context.pathParam("name")));
        config.routes.exception(AccountException.class, (thrown, context) -> {
            context.status(429).header("Retry-After", "60");
            error(context, String.valueOf(thrown.getMessage()));
        });
        config.routes.error(404, "html", context -> error(context, "There is no such page."));
        config.routes.error(
                401, "html", context -> error(context, "Your session has ended. Sign in again; nothing was changed."));
        config.routes.error(503, "html", context -> {
            if (String.valueOf(context.res().getContentType()).startsWith("text/plain")) {
                error(context, String.valueOf(context.result()));
            }
        });
        config.routes.error(403, "html", context -> error(context, String.valueOf(context.result())));
    }

    /** What is no page, such as the answers that machines get, is left alone. */
    private void error(Context context, String message) {
        if (!context.path().startsWith("/api/") && !pages.isShown(context)) {
            pages.show(context, "error", Map.of("message", message));
        }
    }
}
