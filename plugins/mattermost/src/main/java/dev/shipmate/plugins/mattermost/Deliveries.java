package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers messages of which a part was sent when Mattermost wanted fewer calls or failed: the host sends such a message
 * again, and it goes on with what is left. Meanwhile nobody waits.
 */
final class Deliveries {

    private static final int MOST = 500;

    private final Service service;
    private final Map<Key, Delivery> unfinished = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Delivery> eldest) {
            return size() > MOST;
        }
    };

    Deliveries(Service service) {
        this.service = service;
    }

    /** The host's own message, not one that is equal to it. */
    private static final class Key {

        private final Message message;

        Key(Message message) {
            this.message = message;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && message == that.message;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(message);
        }
    }

    /** Sends the parts of a message, or what is left of them. */
    SentMessage deliver(Origin origin, Message message, Supplier<List<Part>> parts) {
        Key key = new Key(message);
        Delivery known = take(key);
        Delivery delivery = known == null
                ? new Delivery(service, ReplyAddress.of(origin), message.isPrivate(), parts.get())
                : known;
        try {
            return delivery.deliver();
        } catch (PlatformException e) {
            if (!e.isFinal()) {
                keep(key, delivery);
            }
            throw e;
        }
    }

    /** Sends one post for its reader's eyes alone. */
    void ask(Origin origin, Post post) {
        new Delivery(service, ReplyAddress.of(origin), true, List.of(new Part.Posted(post))).deliver();
    }

    private synchronized void keep(Key key, Delivery delivery) {
        unfinished.put(key, delivery);
    }

    private synchronized @Nullable Delivery take(Key key) {
        return unfinished.remove(key);
    }
}
