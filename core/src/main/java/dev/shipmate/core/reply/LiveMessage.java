package dev.shipmate.core.reply;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.MessageRef;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A message that changes: progress. What was overtaken by something newer before the platform took it is never sent.
 */
public final class LiveMessage {

    private final Replies replies;
    private final Origin origin;
    private final AtomicReference<@Nullable Message> waiting = new AtomicReference<>();
    private volatile @Nullable MessageRef sent;
    private volatile boolean isUsed;

    LiveMessage(Replies replies, Origin origin) {
        this.replies = replies;
        this.origin = origin;
    }

    /** Shows this in place of what was shown before. */
    public void show(Message message) {
        isUsed = true;
        if (waiting.getAndSet(replies.masked(message)) == null) {
            replies.enqueue(origin, "progress", (platform, where) -> put(platform), this::ended);
        }
    }

    /** Shows the platform's own sign that something is at work, unless something was shown by then. */
    public void busy(BooleanSupplier isAtWork) {
        replies.busy(origin, () -> !isUsed && isAtWork.getAsBoolean());
    }

    /** Takes it away, if it was shown. */
    public void remove() {
        waiting.set(null);
        if (isUsed) {
            replies.enqueue(origin, "progress", (platform, where) -> take(platform), delivered -> {});
        }
    }

    private void ended(Fate fate) {
        if (fate != Fate.TAKEN) {
            waiting.set(null);
        }
    }

    private void put(ChatPlatform platform) {
        Message message = waiting.getAndSet(null);
        MessageRef before = sent;
        if (message == null) {
            return;
        }
        if (before != null && platform.limits().hasEdits()) {
            platform.update(origin, before, message);
        } else {
            sent = platform.send(origin, message);
        }
    }

    private void take(ChatPlatform platform) {
        MessageRef before = sent;
        if (before != null && platform.limits().hasEdits()) {
            sent = null;
            platform.remove(origin, before);
        }
    }
}
