package dev.shipmate.core.dispatch;

import dev.shipmate.core.reply.Fate;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Prompt;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A form that opens before its questions are known, if listing their choices takes longer than a platform may be kept
 * waiting after a click. Then it is filled.
 */
final class LateForm {

    /** What choices may take; the way to the platform and back must fit into its three seconds as well. */
    private static final long PATIENCE_MS = 800;

    private final Replies replies;
    private final Origin origin;
    private final Prompt empty;
    private boolean isOpening;
    private boolean isDecided;

    private LateForm(Replies replies, Origin origin, Prompt empty) {
        this.replies = replies;
        this.origin = origin;
        this.empty = empty;
    }

    /** Begins to wait for the questions. */
    static LateForm begin(Replies replies, ScheduledExecutorService timer, Origin origin, String token, String title) {
        LateForm form = new LateForm(replies, origin, new Prompt(token, title, List.of()));
        ScheduledFuture<?> unused = timer.schedule(form::open, PATIENCE_MS, TimeUnit.MILLISECONDS);
        return form;
    }

    /** Fills the form; false if it was not needed, and never will be. */
    synchronized boolean fill(Prompt prompt, Consumer<Fate> delivered) {
        isDecided = true;
        if (isOpening) {
            replies.fill(origin, prompt, delivered);
        }
        return isOpening;
    }

    /** Says in an open form that there is nothing to ask after all. */
    synchronized void giveUp() {
        isDecided = true;
        if (isOpening) {
            replies.abandonForm(origin, empty);
        }
    }

    private synchronized void open() {
        if (!isDecided) {
            isOpening = true;
            replies.tryAsk(origin, empty);
        }
    }
}
