package dev.shipmate.plugins.slack;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.slack.SocketLink.Event;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Received;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Socket Mode: some connections of ours to Slack in place of requests of Slack's to us. Each delivery comes over
 * one of them, and is acknowledged once it is stored.
 *
 * <p>All happens in one loop on the thread that holds the connections; the links only put events before it. A connection
 * that Slack is about to end is replaced before it is left.
 */
final class SocketMode {

    private static final System.Logger LOG = System.getLogger(SocketMode.class.getName());

    /** The times that it goes by; a test has shorter ones. */
    record Pace(Duration firstPause, Duration longestPause, Duration ping, Duration silence) {

        static final Pace USUAL = new Pace(
                Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private final SocketOpener opener;
    private final SlackPayloads payloads;
    private final Pace pace;
    private final List<Slot> slots = new ArrayList<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String trouble = "not connected to Slack yet";

    /** The place of one connection: the link in it, and the one that it replaces. */
    private static final class Slot {

        private @Nullable SocketLink current;
        private @Nullable SocketLink leaving;
        private boolean isReady;
        private int failures;
        private long openAt = System.nanoTime();
        private long pingAt;
    }

    SocketMode(SocketOpener opener, SlackPayloads payloads, int connections, Pace pace) {
        this.opener = opener;
        this.payloads = payloads;
        this.pace = pace;
        for (int number = 0; number < connections; number++) {
            slots.add(new Slot());
        }
    }

    /** Returns why nothing can be heard from Slack at the moment. */
    Optional<String> trouble() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /** Holds the connections until the thread is interrupted. */
    void hold(Inbox inbox) throws InterruptedException {
        try {
            while (true) {
                slots.forEach(this::attend);
                Event event = events.poll(untilNext(), TimeUnit.NANOSECONDS);
                if (event != null) {
                    take(event, inbox);
                }
            }
        } finally {
            for (Slot slot : slots) {
                close(slot.current);
                close(slot.leaving);
                slot.current = null;
                slot.leaving = null;
                slot.isReady = false;
            }
            events.clear();
            trouble = "not connected to Slack";
        }
    }

    private void attend(Slot slot) {
        long now = System.nanoTime();
        SocketLink link = slot.current;
        if (link != null && link.silence() > pace.silence().toNanos()) {
            link.close();
            lost(slot, "Slack says nothing", Duration.ZERO);
        } else if (link != null && slot.isReady && now - slot.pingAt >= 0) {
            slot.pingAt = now + pace.ping().toNanos();
            link.ping();
        }
        if (slot.current == null && now - slot.openAt >= 0) {
            open(slot);
        }
    }

    private void open(Slot slot) {
        SocketLink link = new SocketLink(events::add);
        slot.current = link;
        slot.isReady = false;
        var unused = opener.open(link).whenComplete((done, thrown) -> {
            if (thrown != null) {
                events.add(failed(link, thrown));
            }
        });
    }

    private static Event failed(SocketLink link, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof SocketOpener.RefusedException refused
                ? new Event(link, Event.Kind.CLOSED, String.valueOf(refused.getMessage()), refused.pause())
                : new Event(
                        link,
                        Event.Kind.CLOSED,
                        "Slack cannot be reached (" + cause.getClass().getSimpleName() + ")",
                        Duration.ZERO);
    }

    private void take(Event event, Inbox inbox) {
        for (Slot slot : slots) {
            if (event.link() == slot.current || event.link() == slot.leaving) {
                if (event.kind() == Event.Kind.FRAME) {
                    frame(slot, event, inbox);
                    event.link().next();
                } else if (event.link() == slot.current) {
                    lost(slot, event.text(), event.pause());
                } else {
                    slot.leaving = null;
                }
                return;
            }
        }
        // of a link that was given up in the meantime, perhaps while it was still being made
        event.link().close();
    }

    private void frame(Slot slot, Event event, Inbox inbox) {
        JsonObject frame;
        try {
            frame = SlackJson.parse(event.text());
        } catch (MalformedPayloadException e) {
            LOG.log(Level.WARNING, "a frame of Slack cannot be read: {0}", e.getMessage());
            return;
        }
        Optional<SocketEnvelope> envelope = SocketEnvelope.of(frame);
        if (envelope.isPresent()) {
            accept(event.link(), envelope.get(), inbox);
        } else if (SlackJson.textOrEmpty(frame, "type").equals("hello")) {
            welcome(slot, event.link());
        } else if (SlackJson.textOrEmpty(frame, "type").equals("disconnect")) {
            replace(slot, event.link(), SlackJson.textOrEmpty(frame, "reason"));
        }
    }

    private void accept(SocketLink link, SocketEnvelope envelope, Inbox inbox) {
        String answer = "";
        try {
            Received received = payloads.envelope(envelope);
            for (Inbound inbound : received.inbounds()) {
                inbox.accept(inbound);
            }
            boolean isJson = received.response().contentType().startsWith("application/json");
            answer = envelope.takesAnswer() && isJson ? received.response().body() : "";
        } catch (MalformedPayloadException e) {
            LOG.log(Level.WARNING, "a delivery of Slack cannot be read: {0}", e.getMessage());
        } catch (PlatformException e) {
            // without an acknowledgement Slack delivers an event again, and tells who typed a command that it failed
            LOG.log(Level.WARNING, "a delivery of Slack was not taken: {0}", e.getMessage());
            return;
        }
        link.send(SocketEnvelope.acknowledgement(envelope.id(), answer));
    }

    private void welcome(Slot slot, SocketLink link) {
        if (link != slot.current) {
            return;
        }
        slot.isReady = true;
        slot.failures = 0;
        slot.pingAt = System.nanoTime() + pace.ping().toNanos();
        trouble = "";
        close(slot.leaving);
        slot.leaving = null;
    }

    private void replace(Slot slot, SocketLink link, String reason) {
        if (link != slot.current) {
            return;
        }
        switch (reason) {
            case "link_disabled" -> {
                link.close();
                lost(slot, "Socket Mode is switched off in the settings of the Slack app", Duration.ofMinutes(1));
            }
            case "too_many_websockets" -> {
                link.close();
                lost(
                        slot,
                        "the Slack app has too many connections: lower slack_socket_connections",
                        Duration.ofMinutes(1));
            }
            default -> {
                close(slot.leaving);
                slot.leaving = link;
                slot.current = null;
                slot.openAt = System.nanoTime();
            }
        }
    }

    private void lost(Slot slot, String why, Duration leastPause) {
        slot.current = null;
        slot.isReady = false;
        slot.failures++;
        long growing = pace.firstPause().toMillis() << Math.min(slot.failures - 1, 10);
        long capped = Math.min(growing, pace.longestPause().toMillis());
        long jittered = capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1);
        long pause = Math.max(jittered, leastPause.toMillis());
        slot.openAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        LOG.log(Level.INFO, "a connection to Slack ended, again in {0} ms: {1}", String.valueOf(pause), why);
        if (slots.stream().noneMatch(other -> other.isReady)) {
            trouble = "no connection to Slack: " + why;
        }
    }

    private long untilNext() {
        long now = System.nanoTime();
        long least = TimeUnit.SECONDS.toNanos(1);
        for (Slot slot : slots) {
            SocketLink link = slot.current;
            if (link == null) {
                least = Math.min(least, slot.openAt - now);
            } else {
                least = Math.min(least, pace.silence().toNanos() - link.silence());
                least = slot.isReady ? Math.min(least, slot.pingAt - now) : least;
            }
        }
        return Math.max(least, TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static void close(@Nullable SocketLink link) {
        if (link != null) {
            link.close();
        }
    }
}
