package dev.shipmate.plugins.webex;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings one message to its reader: what is private into the room of the two alone. Used once, by one thread. */
final class WebexDelivery {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_PAUSES = 3;

    /** Waits; a test does not. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    private final WebexClient client;
    private final WebexMessages messages;
    private final Pause pause;
    private @Nullable SentMessage first;

    WebexDelivery(WebexClient client, WebexMessages messages, Pause pause) {
        this.client = client;
        this.messages = messages;
        this.pause = pause;
    }

    /** Sends all of it and returns what can be changed later: the first message. */
    SentMessage deliver(Destination to, Message message) {
        return deliver(to, messages.parts(message));
    }

    SentMessage deliver(Destination to, List<Part> parts) {
        SentMessage sent = null;
        for (Part part : parts) {
            SentMessage one = patiently(to, part);
            sent = sent == null ? one : sent;
        }
        if (sent == null) {
            throw PlatformException.refused("there is nothing to send");
        }
        return sent;
    }

    private SentMessage send(Destination to, Part part) {
        try {
            if (part instanceof Part.File file) {
                return client.upload(to, file.markdown(), file.file());
            }
            if (part instanceof Part.Linked linked) {
                return linked(to, linked);
            }
            return client.post(to, ((Part.Text) part).markdown());
        } catch (WebexRefusal e) {
            throw e.asFinal();
        }
    }

    /** Webex refuses a message whose picture it cannot fetch: then its address is said. */
    private SentMessage linked(Destination to, Part.Linked linked) throws WebexRefusal {
        try {
            return client.postLinked(to, linked.markdown(), linked.address());
        } catch (WebexRefusal e) {
            if (!e.isAboutContent()) {
                throw e;
            }
            return client.post(to, linked.markdown() + ": <" + linked.address() + ">");
        }
    }

    private SentMessage patiently(Destination to, Part part) {
        for (int pauses = 0; ; pauses++) {
            try {
                SentMessage sent = send(to, part);
                first = first == null ? sent : first;
                return sent;
            } catch (PlatformException e) {
                Duration delay = e.delay().orElse(LONGEST_PAUSE.plusSeconds(1));
                if (first == null || pauses == MOST_PAUSES || delay.compareTo(LONGEST_PAUSE) > 0) {
                    throw e;
                }
                waitFor(delay);
            }
        }
    }

    /** Once something was posted, waits out a rate limit itself: the host would begin anew and say it twice. */
    private void waitFor(Duration delay) {
        try {
            pause.of(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted while Webex wants fewer calls", e);
        }
    }
}
