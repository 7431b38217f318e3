package dev.shipmate.plugins.msteams;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hosts that an address out of a request may name. Our token goes there, so nothing else is called.
 *
 * <p>Each is a host name, or {@code *.} and a domain. Addresses must be https with no port of their own, unless it is listed
 * behind the name; where a loopback address is listed, a stand-in listens there, and it may be http, on any port where none
 * is listed.
 */
final class AllowedHosts {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    private final List<String> hosts;

    private AllowedHosts(List<String> hosts) {
        this.hosts = hosts;
    }

    /** Reads a list whose parts are separated by commas or blanks. */
    static AllowedHosts of(String list) {
        List<String> hosts = Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(host -> !host.isEmpty())
                .toList();
        for (String host : hosts) {
            if (!host.matches("((\\*\\.)?[a-z0-9.-]+|\\[::1])(:[0-9]{1,5})?") || host.equals("*.")) {
                throw new IllegalArgumentException("must be host names such as smba.trafficmanager.net or"
                        + " *.botframework.com, separated by commas");
            }
        }
        return new AllowedHosts(hosts);
    }

    /** Returns the same list with more hosts. */
    AllowedHosts and(String list) {
        return new AllowedHosts(
                Stream.concat(hosts.stream(), of(list).hosts.stream()).toList());
    }

    /** Returns the address of a text if it may be called. */
    Optional<URI> allowed(String text) {
        try {
            return Optional.of(URI.create(text)).filter(this::isAllowed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        boolean isLoopback = LOOPBACK.contains(lower);
        boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
        if (!isSecure && !(isLoopback && "http".equalsIgnoreCase(address.getScheme()))) {
            return false;
        }
        int port = address.getPort();
        if (port != -1 && hosts.contains(lower + ":" + port)) {
            return true;
        }
        boolean isUsualPort = port == -1 || isSecure && port == 443;
        return (isUsualPort || isLoopback) && hosts.stream().anyMatch(allowed -> covers(allowed, lower));
    }

    private static boolean covers(String allowed, String host) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
    }
}
