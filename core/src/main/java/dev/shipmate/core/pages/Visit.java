package dev.shipmate.core.pages;

import dev.shipmate.core.admin.Account;
import dev.shipmate.core.admin.Pages;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.admin.SignedIn;
import dev.shipmate.core.log.Author;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request of someone who is signed in. */
final class Visit {

    private static final String DONE = "done";

    private final Context context;
    private final SignedIn signedIn;
    private final Pages pages;

    Visit(Context context, SignedIn signedIn, Pages pages) {
        this.context = context;
        this.signedIn = signedIn;
        this.pages = pages;
    }

    Context context() {
        return context;
    }

    SignedIn signedIn() {
        return signedIn;
    }

    Account account() {
        return signedIn.account();
    }

    /** Whether the page may offer to change anything. */
    boolean isAdmin() {
        return account().role() == Role.ADMIN;
    }

    /** In whose name the change log is written. */
    Author author() {
        return new Author(account().name(), "web", UUID.randomUUID().toString());
    }

    /** A word of the query, "" where there is none. */
    String query(String name) {
        return clean(context.queryParam(name));
    }

    /** A field of the form, "" where there is none. */
    String field(String name) {
        return clean(context.formParam(name));
    }

    List<String> fields(String name) {
        return context.formParams(name).stream().map(Visit::clean).toList();
    }

    /** The id in the path; what is no id leads nowhere. */
    UUID id() {
        try {
            return UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
    }

    /** What was changed or removed, which may have gone meanwhile: that is told like any address that leads nowhere. */
    void mustBe(Optional<?> changed) {
        if (changed.isEmpty()) {
            throw new NotFoundResponse();
        }
    }

    /** Answers with a page. */
    void show(String template, String section, Map<String, ?> model) {
        Map<String, Object> values = new LinkedHashMap<>(model);
        values.put("frame", new Frame(signedIn, section, Done.of(query(DONE)).words()));
        pages.show(context, template, values);
    }

    /** Answers with a page that says what is wrong. */
    void showAgain(String template, String section, Map<String, ?> model) {
        context.status(HttpStatus.BAD_REQUEST);
        show(template, section, model);
    }

    /** Leads on after a change, so that a reload does not repeat it. */
    void leadTo(String path, Done done) {
        context.redirect(path + (path.contains("?") ? "&" : "?") + DONE + "=" + done.word(), HttpStatus.SEE_OTHER);
    }

    /** No text that can be stored holds a NUL. */
    private static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }
}
