package dev.shipmate.spi.platform;

import java.util.List;
import java.util.Objects;

/**
 * What an adapter made of one request: the response, and what was understood. The host sends the response when every
 * inbound is durable.
 *
 * @since 1
 */
public record Received(WebResponse response, List<Inbound> inbounds) {

    public Received {
        Objects.requireNonNull(response, "response");
        inbounds = List.copyOf(inbounds);
    }

    /** Returns a response to a request that asks for nothing to be done. */
    public static Received of(WebResponse response) {
        return new Received(response, List.of());
    }

    /** Returns a response and one thing that was understood. */
    public static Received of(WebResponse response, Inbound inbound) {
        return new Received(response, List.of(inbound));
    }
}
