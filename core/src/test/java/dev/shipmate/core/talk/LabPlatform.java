package dev.shipmate.core.talk;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform whose requests carry a secret, and that keeps everything it is told. */
public final class LabPlatform implements ChatPlatform {

    private static final String SIGN_OF_LIFE = "Working on ";

    /** What was sent, in order; without the signs of life of what takes longer than two seconds, as anything may on a busy machine. */
    public final List<Sent> sent = new CopyOnWriteArrayList<>();
    /** What was asked, in order. */
    public final List<Prompt> asked = new CopyOnWriteArrayList<>();
    /** What was changed in place. */
    public final List<Sent> updated = new CopyOnWriteArrayList<>();
    /** What was removed. */
    public final List<MessageRef> removed = new CopyOnWriteArrayList<>();
    /** Opens when messages may be sent. */
    public volatile CountDownLatch gate = new CountDownLatch(0);
    /** What the next sends throw. */
    public final Queue<PlatformException> faults = new ConcurrentLinkedQueue<>();

    /** What the next connections throw. */
    public final Queue<Throwable> breaks = new ConcurrentLinkedQueue<>();
    /** What the next notices are answered with, before they are answered with the line that they refer to. */
    public final Queue<PlatformException> silences = new ConcurrentLinkedQueue<>();
    /** How often it was connected. */
    public final AtomicInteger connections = new AtomicInteger();

    /** What was put into forms that were open. */
    public final List<Prompt> filled = new CopyOnWriteArrayList<>();
    /** How often it did not open an empty form. */
    public final AtomicInteger refusedForms = new AtomicInteger();
    /** How often it was to show that something is at work. */
    public final AtomicInteger signs = new AtomicInteger();
    /** Whom a look-up finds. */
    public final List<Party> known = new CopyOnWriteArrayList<>();
    /** How often it looked somebody up. */
    public final AtomicInteger lookUps = new AtomicInteger();
    /** What it says that troubles it. */
    public volatile String trouble = "";
    /** Whether a click is too old for a form. */
    public volatile boolean isTooLate;

    private final Limits limits;
    private final CompletableFuture<Inbox> inbox = new CompletableFuture<>();

    /** A message and to whom. */
    public record Sent(Origin origin, Message message) {}

    public LabPlatform(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public Limits limits() {
        return limits;
    }

    /** The body is: delivery id, organization, channel, user, line; each on a line of its own, "-" for absent. */
    @Override
    public Received receive(WebRequest request) throws UnverifiedRequestException {
        if (!request.header("X-Lab-Secret").orElse("").equals("open sesame")) {
            throw new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The secret is wrong.");
        }
        switch (request.path()) {
            case "line" -> {
                String[] fields = request.text().split("\n", 5);
                return Received.of(
                        WebResponse.ok(),
                        new Inbound.Line(fields[0], User.origin(fields[1], fields[2], fields[3]), fields[4]));
            }
            case "throws" -> throw new IllegalStateException("a bug of the adapter");
            case "hangs" -> {
                hang();
                return Received.of(WebResponse.ok());
            }
            default -> {
                return Received.of(WebResponse.notFound());
            }
        }
    }

    /** Holds its connection until it is interrupted, as a platform without addresses of ours would. */
    @Override
    public void connect(Inbox connected) throws InterruptedException {
        connections.incrementAndGet();
        Throwable broken = breaks.poll();
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException fault) {
            throw fault;
        }
        inbox.complete(connected);
        new CountDownLatch(1).await();
    }

    @Override
    public Inbound resolve(Inbound.Notice notice) {
        PlatformException silence = silences.poll();
        if (silence != null) {
            throw silence;
        }
        return new Inbound.Line(notice.deliveryId(), notice.origin(), notice.reference());
    }

    /** Returns where a held connection puts what it understood. */
    Inbox inbox() {
        return inbox.join();
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw PlatformException.passing("interrupted", e);
        }
        PlatformException fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        if (PlainText.of(message).startsWith(SIGN_OF_LIFE)) {
            return new MessageRef("sign of life");
        }
        sent.add(new Sent(origin, message));
        return new MessageRef("m" + sent.size());
    }

    @Override
    public void update(Origin origin, MessageRef ref, Message message) {
        updated.add(new Sent(origin, message));
    }

    @Override
    public void remove(Origin origin, MessageRef ref) {
        removed.add(ref);
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        if (prompt.questions().isEmpty() && isTooLate) {
            refusedForms.incrementAndGet();
            throw PlatformException.refused("the click is too old");
        }
        asked.add(prompt);
    }

    @Override
    public void updatePrompt(Origin origin, Prompt prompt) {
        if (isTooLate) {
            throw PlatformException.refused("there is no such form");
        }
        filled.add(prompt);
    }

    @Override
    public void busy(Origin origin) {
        signs.incrementAndGet();
    }

    @Override
    public Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    @Override
    public List<Party> lookUp(PartyKind kind, String name) {
        lookUps.incrementAndGet();
        PlatformException silence = silences.poll();
        if (silence != null) {
            throw silence;
        }
        return known.stream()
                .filter(party -> party.name().equalsIgnoreCase(name))
                .toList();
    }

    @Override
    public Optional<Party> lookUpEmail(String email) {
        return lookUp(PartyKind.USER, email).stream().findFirst();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
