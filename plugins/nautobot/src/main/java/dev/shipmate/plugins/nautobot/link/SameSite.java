package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.spi.platform.WebRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what the page itself sends from what another site makes a browser send. Nothing is signed in here that another site
 * could use; but nobody shall be shown a code that belongs to somebody else's token.
 */
final class SameSite {

    /** {@code none}: typed or opened by the user. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Optional<URI> publicUri;

    SameSite(Optional<URI> publicUri) {
        this.publicUri = publicUri;
    }

    boolean isFromHere(WebRequest request) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return OWN.contains(site.get().toLowerCase(Locale.ROOT));
        }
        return request.header("Origin").map(origin -> isOwn(origin, request)).orElse(true);
    }

    /** A proxy may have put another Host in place of that which the browser sent; it is then that of public_url. */
    private boolean isOwn(String origin, WebRequest request) {
        Optional<String> host = request.header("Host");
        return host.filter(name ->
                                origin.equalsIgnoreCase("https://" + name) || origin.equalsIgnoreCase("http://" + name))
                        .isPresent()
                || publicUri
                        .filter(base -> origin.equalsIgnoreCase(base.getScheme() + "://" + base.getRawAuthority()))
                        .isPresent();
    }
}
