package dev.shipmate.spi.platform;

import dev.shipmate.spi.message.Origin;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did on a platform, understood by its adapter.
 *
 * <p>Each has a delivery id of at most 255 characters by which the host knows a repeat: the platform's own id of the
 * event, trigger or message, else the signature of the request. What has an id that was seen before is dropped.
 *
 * @since 1
 */
public sealed interface Inbound {

    /** Returns the id by which a repeat is known. */
    String deliveryId();

    /** Returns who did it and where. */
    Origin origin();

    /**
     * A command line.
     *
     * @param text as typed, without the platform's command prefix and without the mention of the bot
     */
    record Line(String deliveryId, Origin origin, String text) implements Inbound {
        public Line {
            checked(deliveryId, origin);
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An answer to a {@link Prompt}.
     *
     * @param token the prompt's token, as it came back from the platform
     * @param values what was chosen or entered, by the names of the questions; what was left empty is absent
     * @param prompt the message that asked, if the platform lets it be edited or removed; null for a form
     */
    record Answer(
            String deliveryId,
            Origin origin,
            String token,
            Map<String, String> values,
            @Nullable MessageRef prompt) implements Inbound {
        public Answer {
            checked(deliveryId, origin);
            Objects.requireNonNull(token, "token");
            values = Map.copyOf(values);
        }
    }

    /**
     * The user wants to answer a {@link Prompt} that was shown as a message with an “Answer” button: the host asks
     * again, from this fresh origin, so that the adapter can open a form.
     */
    record Opening(
            String deliveryId,
            Origin origin,
            String token,
            @Nullable MessageRef prompt) implements Inbound {
        public Opening {
            checked(deliveryId, origin);
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * A {@link Prompt} was cancelled.
     *
     * @param prompt the message that asked, if the platform lets it be edited or removed; null for a form
     */
    record Dismissal(
            String deliveryId,
            Origin origin,
            String token,
            @Nullable MessageRef prompt) implements Inbound {
        public Dismissal {
            checked(deliveryId, origin);
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * Something happened, and the platform must be called back to know what. The host stores it, acknowledges it, and
     * then calls {@link ChatPlatform#resolve}, again after a crash.
     *
     * @param reference what the adapter needs to call back
     */
    record Notice(String deliveryId, Origin origin, String reference) implements Inbound {
        public Notice {
            checked(deliveryId, origin);
            Objects.requireNonNull(reference, "reference");
        }
    }

    private static void checked(String deliveryId, Origin origin) {
        if (deliveryId.isEmpty() || deliveryId.length() > 255) {
            throw new IllegalArgumentException("a delivery id has 1 to 255 characters, not " + deliveryId.length());
        }
        Objects.requireNonNull(origin, "origin");
    }
}
