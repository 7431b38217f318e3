package dev.shipmate.core.admin;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a request that one of our own pages made from one that another site made a browser send. */
final class SameOrigin {

    private final @Nullable String publicAuthority;

    SameOrigin(Optional<URI> publicUrl) {
        this.publicAuthority = publicUrl.map(SameOrigin::authority).orElse(null);
    }

    /** A request without any sign of where it comes from is no browser's, and passes. */
    boolean holds(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = context.header("Origin");
        return origin == null || isOurs(origin, context.host());
    }

    private boolean isOurs(String origin, @Nullable String host) {
        try {
            String authority = authority(URI.create(origin));
            return !authority.isEmpty()
                    && (authority.equals(publicAuthority)
                            || host != null && authority.equals(host.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String authority(URI address) {
        String authority = address.getRawAuthority();
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    }
}
