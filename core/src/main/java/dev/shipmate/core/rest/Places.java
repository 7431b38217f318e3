package dev.shipmate.core.rest;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Absolute addresses, of which Nautobot's client takes apart where a thing belongs. */
final class Places {

    static final String ROOT = "/api/plugins/chatops/";

    private final Optional<URI> publicUrl;

    Places(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    String resource(Context context, Resource resource) {
        return base(context) + ROOT + resource.name() + "/";
    }

    String path(Context context, String path) {
        return base(context) + path;
    }

    /** As the caller reached us, and over TLS and below a prefix where that is the address we are known by. */
    private String base(Context context) {
        String host = context.host();
        if (host == null) {
            return publicUrl.map(Places::plain).orElse("");
        }
        return publicUrl
                .filter(address -> host.equalsIgnoreCase(address.getRawAuthority()))
                .map(Places::plain)
                .orElseGet(() -> context.scheme() + "://" + host.toLowerCase(Locale.ROOT));
    }

    private static String plain(URI address) {
        return address.toString().replaceAll("/+$", "");
    }
}
