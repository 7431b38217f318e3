package dev.shipmate.core.admin;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where a request comes from. What a trusted proxy adds to {@code X-Forwarded-For} is believed; what stood there before
 * anybody may have written.
 */
public final class ClientAddress {

    private static final int LONGEST = 45;

    private final Set<String> proxies;

    /** Makes one; {@code proxies} are addresses. */
    public ClientAddress(List<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    String of(Context context) {
        String nearest = context.ip();
        if (!proxies.contains(nearest)) {
            return nearest;
        }
        List<String> way = new ArrayList<>();
        Collections.list(context.req().getHeaders("X-Forwarded-For"))
                .forEach(header -> way.addAll(List.of(header.split(","))));
        for (int i = way.size() - 1; i >= 0; i--) {
            String address = way.get(i).strip();
            if (!proxies.contains(address)) {
                return address.isEmpty() || address.length() > LONGEST ? nearest : address;
            }
        }
        return nearest;
    }
}
