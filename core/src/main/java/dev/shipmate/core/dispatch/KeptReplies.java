package dev.shipmate.core.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.Unfinished;
import dev.shipmate.core.reply.Fate;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends replies that are kept with their deliveries, and ends a delivery when the platform took its reply or refused it.
 * What could not even be tried stays kept, and is tried again.
 */
final class KeptReplies {

    private static final int BATCH = 100;

    private final DeliveryStore deliveries;
    private final Replies replies;
    private final DoneMarks marks;
    private final ObjectMapper mapper = new ObjectMapper();
    /** Where the untried go, by their deliveries. */
    private final Map<Long, Origin> untried = new ConcurrentHashMap<>();

    KeptReplies(DeliveryStore deliveries, Replies replies, DoneMarks marks) {
        this.deliveries = deliveries;
        this.replies = replies;
        this.marks = marks;
    }

    /**
     * Sends one.
     *
     * @param logId the log row that says whether it was delivered; null for none
     */
    void send(Delivery delivery, @Nullable UUID logId, Message message) {
        replies.send(delivery.inbound().origin(), message, fate -> ended(delivery, logId, fate));
    }

    /** Sends one that may have been sent before. */
    void sendAgain(Unfinished unfinished) {
        send(unfinished.delivery(), unfinished.logId().orElse(null), message(unfinished));
    }

    /** Sends those that could not be tried, as far as their platforms are there. */
    void sendUntried() {
        List<Long> again = untried.entrySet().stream()
                .filter(one -> replies.isReachable(one.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .limit(BATCH)
                .toList();
        if (!again.isEmpty()) {
            List<Unfinished> kept = deliveries.finished(again);
            untried.keySet().removeAll(again);
            kept.forEach(this::sendAgain);
        }
    }

    private void ended(Delivery delivery, @Nullable UUID logId, Fate fate) {
        if (fate == Fate.UNTRIED) {
            untried.put(delivery.id(), delivery.inbound().origin());
            return;
        }
        marks.add(delivery.id(), fate == Fate.TAKEN ? logId : null);
    }

    private Message message(Unfinished unfinished) {
        try {
            return MessageJson.fromJson(mapper.readTree(unfinished.reply().orElse("")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept reply is not JSON", e);
        }
    }
}
