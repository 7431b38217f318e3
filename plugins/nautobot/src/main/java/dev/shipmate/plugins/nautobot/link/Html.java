package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.platform.WebResponse;
import java.util.List;

/** The page, in plain HTML without scripts; readable aloud, on a phone, by day and by night. */
final class Html {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="same-origin">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
            input[type=password] { box-sizing: border-box; width: 100%%; padding: .6rem; font: inherit; }
            button { padding: .7rem 1.2rem; font: inherit; color: #fff; background: #0b57a4; border: 0; border-radius: .3rem; }
            :focus-visible { outline: 3px solid #d97a00; outline-offset: 2px; }
            .alert { border-left: .3rem solid #b3261e; padding: .1rem 1rem; background: #fbeae9; }
            .note { border-left: .3rem solid #0b57a4; padding: .1rem 1rem; background: #e8f0f9; }
            .code { font: 1.3rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere; }
            @media (prefers-color-scheme: dark) {
            body { color: #eee; background: #16181c; }
            button { background: #8ab8ea; color: #10151b; }
            .alert { background: #3c1a18; }
            .note { background: #17283b; }
            }
            </style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            """;

    private static final String FORM = """
            <p>Show that a Nautobot user is yours: enter one of its API tokens. Nautobot makes one in your profile, under
            API Tokens. You are then given a code to type in the chat.</p>
            <form method="post" action="?" autocomplete="off">
            <p><label for="token">Nautobot API token</label><br>
            <input type="password" id="token" name="token" autocomplete="off" spellcheck="false" autocapitalize="none"
            maxlength="256" required></p>
            <p><input type="checkbox" id="keep" name="keep" value="yes" aria-describedby="keep-more">
            <label for="keep">Keep this token (encrypted), so that commands act with your own permissions</label></p>
            <p id="keep-more">Without it the token is forgotten at once, and commands that change something in Nautobot may
            be refused to you.</p>
            <p><button type="submit">Get a code</button></p>
            </form>
            """;

    private static final String OPEN = """
            <div class="note"><p>This page is not encrypted on its way (http). Enter a token only in a network that you
            trust.</p></div>
            """;

    private static final String TAIL = """
            </main>
            </body>
            </html>
            """;

    private static final String TITLE = "Link your chat account to your Nautobot user";

    private final boolean isOpenToListeners;

    Html(boolean isOpenToListeners) {
        this.isOpenToListeners = isOpenToListeners;
    }

    WebResponse form() {
        return page(200, TITLE, form("", List.of()));
    }

    /** Returns the form with what was wrong above it; nothing of what was entered comes back. */
    WebResponse again(int status, String wrong, String... hints) {
        return page(status, TITLE, form(wrong, List.of(hints)));
    }

    WebResponse code(TokenOwner owner, String code, boolean isKept) {
        StringBuilder body = new StringBuilder();
        body.append("<p>The token is that of <strong>")
                .append(escaped(owner.user()))
                .append(
                        "</strong>. Now type this in the chat, with what stands before commands there, such as a slash:</p>\n")
                .append("<p class=\"code\"><code>shipmate link ")
                .append(escaped(code))
                .append("</code></p>\n<p>The code counts once, within ")
                .append(AccountLinks.LIFETIME.toMinutes())
                .append(" minutes, and is not shown again. Give it to nobody: whoever types it is linked to ")
                .append(escaped(owner.user()))
                .append(".</p>\n");
        body.append(
                isKept
                        ? "<p>The token is kept, encrypted, for the account that types the code.</p>\n"
                        : "<p>The token is not kept.</p>\n");
        if (isKept && !owner.mayWrite()) {
            body.append(
                    "<div class=\"note\"><p>This token may only read: commands that change something will be refused by"
                            + " Nautobot.</p></div>\n");
        }
        if (isKept) {
            owner.lastDay()
                    .ifPresent(day -> body.append("<div class=\"note\"><p>This token ends on ")
                            .append(escaped(day))
                            .append(": link again with a new one then.</p></div>\n"));
        }
        return page(200, "Type this code in the chat", body.toString());
    }

    private String form(String wrong, List<String> hints) {
        StringBuilder body = new StringBuilder();
        if (!wrong.isEmpty()) {
            body.append("<div class=\"alert\" role=\"alert\"><p>")
                    .append(escaped(wrong))
                    .append("</p>\n");
            hints.forEach(hint -> body.append("<p>").append(escaped(hint)).append("</p>\n"));
            body.append("</div>\n");
        }
        return body.append(isOpenToListeners ? OPEN : "").append(FORM).toString();
    }

    private static WebResponse page(int status, String title, String body) {
        return new WebResponse(status, "text/html", HEAD.formatted(title, title) + body + TAIL);
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            }
        });
        return safe.toString();
    }
}
