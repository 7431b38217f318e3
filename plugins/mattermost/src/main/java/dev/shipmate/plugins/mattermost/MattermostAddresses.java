package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses that are called, all of them below the configured one; and the one of ours that Mattermost calls. */
final class MattermostAddresses {

    private static final Pattern HOOK = Pattern.compile("/hooks/commands/[A-Za-z0-9]{1,64}");

    private final String base;
    private final String interaction;

    MattermostAddresses(URI server, URI ours) {
        if (server.getRawUserInfo() != null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "mattermost_url must be the server's address alone, such as https://chat.example.com");
        }
        this.base = withoutSlash(server.toString());
        this.interaction = withoutSlash(ours.toString()) + "/api/plugins/chatops/mattermost/interaction/";
    }

    /** Returns the address of a call of the API, whose path is encoded already. */
    URI api(String path) {
        return URI.create(base + "/api/v4/" + path);
    }

    /** Returns where the server tells what happens. */
    URI webSocket() {
        return URI.create(base.replaceFirst("(?i)^http", "ws") + "/api/v4/websocket");
    }

    /** Returns where the server sends what is pressed and filled in. */
    String interaction() {
        return interaction;
    }

    /** Returns a response address if it is one of the configured server's. */
    Optional<URI> response(String text) {
        boolean isOurs = text.regionMatches(true, 0, base, 0, base.length())
                && HOOK.matcher(text.substring(base.length())).matches();
        return isOurs ? Optional.of(URI.create(base + text.substring(base.length()))) : Optional.empty();
    }

    /** Returns a text as one part of a path. */
    static String part(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace(".", "%2E");
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
