package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
                return uploaded(to, file);
            }
            if (part instanceof Part.Linked linked) {
                return linked(to, linked);
            }
            return client.post(to, ((Part.Text) part).markdown());
        } catch (WebexRefusal e) {
            throw e.asFinal();
        }
    }

    /** What Webex does not take as a file is said as text, if it is one. */
    private SentMessage uploaded(Destination to, Part.File file) throws WebexRefusal {
        try {
            return client.upload(to, file.markdown(), file.file());
        } catch (WebexRefusal e) {
            if (!e.isAboutContent()) {
                throw e;
            }
            if (!file.file().mediaType().startsWith("text/")) {
                return client.post(
                        to,
                        WebexMarkdown.escaped(
                                "Webex did not take the file " + file.file().name() + "."));
            }
            SentMessage sent = null;
            for (Part part : messages.fixed(new String(file.file().content(), UTF_8))) {
                SentMessage one = patiently(to, part);
                sent = sent == null ? one : sent;
            }
            return Objects.requireNonNull(sent, "there is always a part");
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
