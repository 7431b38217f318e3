package dev.shipmate.plugins.irc;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from the first line to the last. All happens in one loop on the thread that holds it; others put before
 * it what is to be said.
 */
final class Session {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private static final int BURST = 4;
    private static final Duration INTRODUCTION = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(150);
    private static final long LONGEST_SLEEP = TimeUnit.SECONDS.toNanos(1);

    private final IrcConfig config;
    private final Parts parts;
    private final Wire wire;
    private final BlockingQueue<Heard> events;
    private final Inbox inbox;
    private final Registration registration;
    private final Outgoing outgoing;
    private final Accounts accounts;
    private final Channels channels;
    private final Refusals refusals;
    private final long begun = System.nanoTime();
    private volatile ServerFacts facts = ServerFacts.UNSAID;
    private volatile @Nullable Ears ears;
    private @Nullable Nickname nickname;
    private long heardAt = begun;
    private long pingAt = begun;

    /** What outlives a connection. */
    record Parts(Origins origins, Intake intake, Health health, Lease lease, Outbox outbox) {}

    Session(IrcConfig config, Parts parts, Wire wire, BlockingQueue<Heard> events, Inbox inbox) {
        this.config = config;
        this.parts = parts;
        this.wire = wire;
        this.events = events;
        this.inbox = inbox;
        this.registration = new Registration(config, wire::send);
        this.outgoing = new Outgoing(System::nanoTime, BURST, config.linePause().toNanos(), name -> facts.fold(name));
        this.accounts = new Accounts(outgoing);
        this.channels = new Channels(config.channels(), outgoing, parts.health());
        this.refusals = new Refusals(outgoing);
    }

    /** Runs until the connection is lost. */
    void run() throws InterruptedException, LostConnection {
        String why = "the connection to IRC has ended";
        try {
            while (true) {
                tick();
                long until = Math.min(LONGEST_SLEEP, flush());
                Heard event = events.poll(until, TimeUnit.NANOSECONDS);
                if (event instanceof Heard.Ended ended) {
                    throw new LostConnection(ended.why());
                } else if (event instanceof Heard.Opened) {
                    registration.begin();
                } else if (event instanceof Heard.Line heard) {
                    heardAt = System.nanoTime();
                    hear(heard.line());
                    takeAll();
                }
            }
        } catch (LostConnection e) {
            why = e.why();
            throw e;
        } finally {
            ears = null;
            outgoing.end(why);
            accounts.end(why);
        }
    }

    /** Returns whether something can be said. */
    boolean isReady() {
        return ears != null;
    }

    /** Returns what the server says about itself. */
    ServerFacts facts() {
        return facts;
    }

    /** Returns the channels that the bot is in. */
    Channels channels() {
        return channels;
    }

    /** Asks who somebody is. */
    CompletableFuture<Accounts.Known> who(String nick) {
        CompletableFuture<Accounts.Known> answer = accounts.ask(nick, facts);
        wake();
        return answer;
    }

    /**
     * Says something. To one user alone only if the account of whoever has the nickname now is that user's.
     *
     * @return ends when the server has taken it, else with a {@link PlatformException}
     */
    CompletableFuture<Void> say(Delivery delivery) {
        String target = delivery.target();
        if (target.isEmpty() || target.startsWith("?")) {
            return CompletableFuture.failedFuture(PlatformException.refused("nobody is there to be told"));
        }
        if (!delivery.isForOne()) {
            return channels.name(target, facts).isPresent()
                    ? speak(delivery)
                    : CompletableFuture.failedFuture(
                            channels.isWanted(target, facts)
                                    ? PlatformException.passing("the bot is not in " + target, null)
                                    : PlatformException.refused(
                                            "the bot is not in " + target + ": add it to irc_channels"));
        }
        if (config.trustsNicknames() || delivery.userId().isEmpty()) {
            return speak(delivery);
        }
        return who(target).thenCompose(known -> {
            boolean isSame = facts.fold(known.account()).equals(delivery.userId());
            return isSame
                    ? speak(delivery)
                    : CompletableFuture.failedFuture(PlatformException.refused(
                            target + " is not logged in as " + delivery.userId() + " any more"));
        });
    }

    private CompletableFuture<Void> speak(Delivery delivery) {
        CompletableFuture<Void> taken =
                outgoing.say(delivery.target(), delivery.protocol()).taken();
        wake();
        return taken;
    }

    private void wake() {
        // a full queue wakes too
        var unused = events.offer(new Heard.Wake());
    }

    private void tick() throws LostConnection {
        long now = System.nanoTime();
        parts.lease().renew();
        if (!isReady() && now - begun > INTRODUCTION.toNanos()) {
            throw new LostConnection("the server does not let the bot in: is " + config.host() + ":" + config.port()
                    + " a server of IRC, and irc_tls as it wants it?");
        }
        if (now - heardAt > SILENCE.toNanos()) {
            throw new LostConnection("the server has said nothing for " + SILENCE.toSeconds() + " seconds");
        }
        if (isReady() && now - heardAt > QUIET.toNanos() && now - pingAt > QUIET.toNanos() / 2) {
            pingAt = now;
            wire.send("PING :alive");
        }
        outgoing.expire();
        if (isReady() && nickname != null) {
            nickname.tick();
            channels.tick(facts);
            parts.outbox().look(this::say);
        }
    }

    /** Sends what may be sent now, and returns the nanoseconds until more may be. */
    private long flush() throws LostConnection {
        Optional<String> line = outgoing.next();
        while (line.isPresent()) {
            wire.send(line.get());
            line = outgoing.next();
        }
        return outgoing.untilNext();
    }

    private void hear(IrcLine line) throws LostConnection {
        Ears listening = ears;
        switch (line.command()) {
            case "PING" -> wire.send("PONG :" + line.last());
            case "PONG" -> outgoing.pong(line.last());
            case "ERROR" -> {
                String words = Registration.words(line);
                // some servers say it in no other way
                boolean isPassword =
                        !isReady() && words.toLowerCase(Locale.ROOT).contains("password");
                throw new LostConnection(
                        "the server closed the connection: " + words + (isPassword ? " (correct irc_password)" : ""));
            }
            case "005" -> facts = facts.with(line.params());
            default -> {
                if (listening == null || nickname == null) {
                    registration.hear(line);
                    if (registration.isDone()) {
                        welcome();
                    }
                } else {
                    converse(line, listening, nickname);
                }
            }
        }
    }

    private void welcome() {
        Nickname own = new Nickname(config.nick(), registration.nick(), outgoing, parts.health());
        nickname = own;
        parts.health().connected();
        LOG.log(Level.INFO, "connected to {0} as {1}", config.host(), own.current());
        if (!facts.botMode().isEmpty()) {
            outgoing.urgent("MODE " + own.current() + " +" + facts.botMode());
        }
        channels.joinAll();
        ears = new Ears(config, own, channels, accounts, registration.has(Registration.ACCOUNT_TAG));
    }

    private void converse(IrcLine line, Ears listening, Nickname own) {
        boolean isOwn = facts.fold(line.nick()).equals(facts.fold(own.current()));
        switch (line.command()) {
            case "PRIVMSG" -> listening.hear(line, facts);
            case "BATCH" -> listening.batch(line);
            case "JOIN" -> {
                if (isOwn) {
                    channels.joined(line.param(0), facts);
                }
            }
            case "PART" -> {
                if (isOwn) {
                    channels.left(line.param(0), facts, "the bot was made to leave");
                }
            }
            case "KICK" -> {
                if (facts.fold(line.param(1)).equals(facts.fold(own.current()))) {
                    channels.left(line.param(0), facts, line.nick() + " kicked the bot");
                }
            }
            case "INVITE" -> channels.invited(line.param(1), facts);
            case "NICK" -> {
                if (isOwn) {
                    own.became(line.param(0));
                } else {
                    own.left(line.nick(), facts);
                }
            }
            case "QUIT" -> own.left(line.nick(), facts);
            case "311", "330", "318" -> accounts.hear(line, facts);
            case "401" -> {
                accounts.hear(line, facts);
                refusals.hear(line);
            }
            case "405", "471", "473", "474", "475", "476", "477" -> {
                if (channels.name(line.param(1), facts).isPresent()) {
                    refusals.hear(line);
                } else {
                    channels.refused(line.param(1), facts, line.command(), Registration.words(line));
                }
            }
            default -> refusals.hear(line);
        }
    }

    private void takeAll() throws InterruptedException {
        Ears listening = ears;
        Optional<Ears.Identified> next = listening == null ? Optional.empty() : listening.next();
        while (listening != null && next.isPresent()) {
            String account = next.get().account();
            Function<ReplyAddress, Origin> origins = address -> parts.origins().of(address, account, facts);
            parts.intake().take(next.get().said(), origins, inbox, delivery -> {
                var unused = say(delivery);
            });
            next = listening.next();
        }
    }
}
