package dev.shipmate.core.admin;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** What a browser is told not to do with our pages: run or load anything that is not ours, or be framed. */
public final class SecurityHeaders implements Handler {

    /** Pictures may come from elsewhere, because commands answer with addresses of pictures; the style sheet inlines icons. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: https: http:; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    @Override
    public void handle(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
                .header("Referrer-Policy", "same-origin");
    }
}
