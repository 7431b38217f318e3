package dev.shipmate.core.admin;

import dev.shipmate.core.settings.AddressRange;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request comes from. What a trusted proxy adds to {@code X-Forwarded-For} is believed; what stood there before
 * anybody may have written. The header {@code Forwarded} is not read.
 */
public final class ClientAddress {

    /** As some proxies write it: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}, and Java for a peer: {@code fe80::1%eth0}. */
    private static final Pattern DRESSED =
            Pattern.compile("\\[(.{2,45})](?::[0-9]{1,5})?|([0-9.]{7,15}):[0-9]{1,5}|(.{2,45})%.*");

    private final List<AddressRange> proxies;

    /** Makes one that trusts these proxies. */
    public ClientAddress(List<AddressRange> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    String of(Context context) {
        return of(context.ip(), Collections.list(context.req().getHeaders("X-Forwarded-For")));
    }

    /**
     * Returns the last address that no trusted proxy has; where a proxy hands on what is no address, the proxy's own.
     *
     * @param peer who is connected
     * @param headers the values of the header, in their order
     */
    String of(String peer, List<String> headers) {
        Optional<InetAddress> nearest = address(peer);
        if (nearest.isEmpty()) {
            return peer;
        }
        List<String> way = new ArrayList<>();
        headers.forEach(header -> way.addAll(List.of(header.split(",", -1))));
        InetAddress last = nearest.get();
        for (int i = way.size() - 1; i >= 0 && isTrusted(last); i--) {
            Optional<InetAddress> before = address(way.get(i).strip());
            if (before.isEmpty()) {
                break;
            }
            last = before.get();
        }
        return last.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> address(String text) {
        Matcher dressed = DRESSED.matcher(text);
        String bare = text;
        if (dressed.matches()) {
            for (int group = 1; group <= dressed.groupCount(); group++) {
                bare = dressed.group(group) == null ? bare : dressed.group(group);
            }
        }
        return AddressRange.address(bare);
    }
}
