package dev.shipmate.core.inbox;

import java.util.Optional;
import java.util.UUID;

/** The ids of the deliveries that the host itself makes, which no platform's may be like. */
public final class OwnDelivery {

    private static final String PREFIX = "shipmate:";

    private OwnDelivery() {}

    /**
     * Returns an id.
     *
     * @param kind what makes it
     * @param of which one of these
     * @param time which time, where it makes more than one
     */
    public static String id(String kind, UUID of, String time) {
        return PREFIX + kind + ":" + of + ":" + time;
    }

    /** Returns which one of a kind made a delivery; nothing where another did. */
    public static Optional<UUID> of(String kind, String deliveryId) {
        String start = PREFIX + kind + ":";
        return deliveryId.startsWith(start)
                ? Optional.of(UUID.fromString(deliveryId.substring(start.length(), deliveryId.lastIndexOf(':'))))
                : Optional.empty();
    }

    static boolean isLike(String deliveryId) {
        return deliveryId.startsWith(PREFIX);
    }
}
