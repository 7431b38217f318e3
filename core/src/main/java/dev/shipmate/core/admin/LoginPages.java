package dev.shipmate.core.admin;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** Signing in with a name and password or by a link, and signing out. */
final class LoginPages {

    private static final int LONGEST_LINK = 100;
    private static final String NO_SUCH_LINK =
            "This link does not sign in: it was used, or it is older than an hour. Ask for another.";

    private static final String NO_SET_UP =
            "This set-up link does nothing any more: it was used, it is older than an hour,"
                    + " or there is an account already. A restart of the host prints another while there is none.";

    private final SignInDesk desk;
    private final SignIns signIns;
    private final Guard guard;
    private final Pages pages;
    private final ClientAddress clients;

    LoginPages(SignInDesk desk, SignIns signIns, Guard guard, Pages pages, ClientAddress clients) {
        this.clients = clients;
        this.desk = desk;
        this.signIns = signIns;
        this.guard = guard;
        this.pages = pages;
    }

    void show(Context context) {
        if (guard.find(context).isPresent()) {
            context.redirect("/");
        } else {
            show(context, "", "");
        }
    }

    void signIn(Context context) {
        guard.requireSameOrigin(context);
        String name = field(context, "name");
        SignInDesk.Answer answer = desk.signIn(clients.of(context), name, field(context, "password"));
        if (answer instanceof SignInDesk.Answer.Welcome welcome) {
            guard.welcome(context, welcome.token());
            context.redirect("/", HttpStatus.SEE_OTHER);
        } else if (answer instanceof SignInDesk.Answer.TooMany) {
            context.status(429).header("Retry-After", "60");
            show(context, name, "Too many tries. Wait a minute and try again.");
        } else {
            context.status(401);
            show(context, name, "Name or password are wrong.");
        }
    }

    /** Only shows a button: chat programs and mail filters open links to preview them. */
    void showLink(Context context) {
        Optional<Token> link = link(context).filter(signIns::isGood);
        if (link.isPresent()) {
            pages.show(context, "link", Map.of("token", link.get().text()));
        } else {
            context.status(404);
            show(context, "", NO_SUCH_LINK);
        }
    }

    void useLink(Context context) {
        guard.requireSameOrigin(context);
        Optional<Token> token = link(context).flatMap(link -> desk.signIn(clients.of(context), link));
        if (token.isPresent()) {
            guard.welcome(context, token.get());
            context.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            context.status(404);
            show(context, "", NO_SUCH_LINK);
        }
    }

    /** Where the first account is made. */
    void showSetUp(Context context) {
        Optional<Token> link = link(context).filter(signIns::isSetUp);
        if (link.isPresent()) {
            setUpPage(context, link.get(), "", "");
        } else {
            context.status(404);
            show(context, "", NO_SET_UP);
        }
    }

    void setUp(Context context) {
        guard.requireSameOrigin(context);
        Optional<Token> link = link(context).filter(signIns::isSetUp);
        String name = field(context, "name");
        String password = field(context, "password");
        if (link.isEmpty()) {
            context.status(404);
            show(context, "", NO_SET_UP);
        } else if (!password.equals(field(context, "again"))) {
            context.status(400);
            setUpPage(context, link.get(), name, "The two passwords differ.");
        } else {
            try {
                Optional<Token> token = desk.setUp(clients.of(context), link.get(), name, password);
                token.ifPresent(given -> guard.welcome(context, given));
                context.redirect(token.isPresent() ? "/" : "/login/", HttpStatus.SEE_OTHER);
            } catch (AccountException e) {
                context.status(400);
                setUpPage(context, link.get(), name, String.valueOf(e.getMessage()));
            }
        }
    }

    private void setUpPage(Context context, Token link, String name, String problem) {
        pages.show(context, "setup", Map.of("token", link.text(), "name", name, "problem", problem));
    }

    void signOut(Context context) {
        guard.goodbye(context, guard.requiredToChange(context));
        context.redirect("/login/", HttpStatus.SEE_OTHER);
    }

    private void show(Context context, String name, String problem) {
        pages.show(context, "login", Map.of("name", name, "problem", problem));
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    private static Optional<Token> link(Context context) {
        String text = context.pathParam("token");
        return text.length() > LONGEST_LINK ? Optional.empty() : Optional.of(new Token(text));
    }
}
