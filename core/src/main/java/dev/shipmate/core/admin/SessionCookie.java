package dev.shipmate.core.admin;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Optional;

/** The cookie that holds a session's secret: out of reach of scripts, and sent over TLS alone where there is TLS. */
final class SessionCookie {

    private static final int LONGEST = 100;

    private final boolean isSecure;

    SessionCookie(Optional<URI> publicUrl) {
        this.isSecure = publicUrl
                .filter(address -> "https".equalsIgnoreCase(address.getScheme()))
                .isPresent();
    }

    Optional<Token> read(Context context) {
        String value = context.cookie(name());
        return value == null || value.isEmpty() || value.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Token(value));
    }

    void write(Context context, Token token) {
        context.cookie(cookie(token.text(), (int) SignIns.LONGEST.toSeconds()));
    }

    void remove(Context context) {
        context.cookie(cookie("", 0));
    }

    /** The prefix makes browsers refuse one that another host of the domain, or a page without TLS, has set. */
    private String name() {
        return isSecure ? "__Host-shipmate" : "shipmate";
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(name(), value, "/", maxAge, isSecure, true, null, SameSite.LAX);
    }
}
