package dev.shipmate.plugins.slack;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that may be called: the Web API's, and of those that come in a request or an answer only Slack's own.
 * Where {@code slack_api_url} names a stand-in, it may name addresses of its own too.
 */
final class SlackAddresses {

    private static final List<String> RESPONSE_HOSTS = List.of("hooks.slack.com", "hooks.slack-gov.com");
    private static final List<String> SLACK = List.of(".slack.com", ".slack-gov.com", ".slack-edge.com");

    private final URI api;

    SlackAddresses(URI api) {
        this.api = URI.create(api.toString().endsWith("/") ? api.toString() : api + "/");
    }

    /** Returns the address of a method of the Web API. */
    URI method(String name) {
        return api.resolve(name);
    }

    /** Returns a response address if it may be called. */
    Optional<URI> response(String text) {
        return parsed(text).filter(address -> isSlackOver(address, RESPONSE_HOSTS) || isStandIn(address));
    }

    /** Returns an upload address if it may be called. */
    Optional<URI> upload(@Nullable String text) {
        return parsed(text).filter(address -> isHttps(address) && isSlack(address.getHost()) || isStandIn(address));
    }

    /** Returns the address of a WebSocket if it may be connected to. */
    Optional<URI> socket(@Nullable String text) {
        return parsed(text).filter(address -> isSecureSocket(address) || isStandInSocket(address));
    }

    private static boolean isSecureSocket(URI address) {
        return "wss".equalsIgnoreCase(address.getScheme())
                && address.getRawUserInfo() == null
                && address.getPort() == -1
                && isSlack(address.getHost());
    }

    private boolean isStandInSocket(URI address) {
        boolean isPlain = "http".equalsIgnoreCase(api.getScheme());
        return !isSlack(api.getHost())
                && (isPlain ? "ws" : "wss").equalsIgnoreCase(address.getScheme())
                && api.getHost().equalsIgnoreCase(address.getHost())
                && address.getRawUserInfo() == null;
    }

    private static Optional<URI> parsed(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(URI::create).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSlackOver(URI address, List<String> hosts) {
        return isHttps(address) && hosts.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getRawUserInfo() == null
                && address.getPort() == -1;
    }

    private boolean isStandIn(URI address) {
        return !isSlack(api.getHost())
                && api.getScheme().equalsIgnoreCase(address.getScheme())
                && api.getHost().equalsIgnoreCase(address.getHost())
                && api.getPort() == address.getPort()
                && address.getRawUserInfo() == null;
    }

    private static boolean isSlack(String host) {
        String lower = "." + host.toLowerCase(Locale.ROOT);
        return SLACK.stream().anyMatch(lower::endsWith);
    }
}
