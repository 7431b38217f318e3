package dev.shipmate.core.dispatch;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Result;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.Unfinished;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.log.NamedValue;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.core.run.RunGate;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what happened: the begin of a run, then its result, reply and log row in one transaction. Only then is the
 * reply sent, and marked when the platform took it, so that a crash in between sends it again.
 */
final class Outcomes implements RunGate {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final String STARS = "***";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Jdbi jdbi;
    private final DeliveryStore deliveries;
    private final CommandLog log;
    private final KeptReplies replies;
    private final Metrics metrics;
    private final Clock clock;
    private final Retries retries;
    private final String node;
    private final Function<Origin, String> nautobotUser;
    private final Map<Long, LogEntry> begun = new ConcurrentHashMap<>();

    Outcomes(
            Jdbi jdbi,
            DeliveryStore deliveries,
            CommandLog log,
            KeptReplies replies,
            Metrics metrics,
            Clock clock,
            Retries retries,
            String node,
            Function<Origin, String> nautobotUser) {
        this.jdbi = jdbi;
        this.deliveries = deliveries;
        this.log = log;
        this.replies = replies;
        this.metrics = metrics;
        this.clock = clock;
        this.retries = retries;
        this.node = node;
        this.nautobotUser = nautobotUser;
    }

    /** Waits while the database does not answer: until then nothing can run. */
    @Override
    public boolean begin(Call call, Binding.Complete binding) throws InterruptedException {
        LogEntry entry = null;
        while (true) {
            try {
                boolean isRepeated = entry != null;
                entry = entry == null ? entry(call, shown(call, binding.texts())) : entry;
                if (begin(call, entry, isRepeated)) {
                    begun.put(call.delivery().id(), entry);
                    return true;
                }
                return false;
            } catch (RuntimeException | Error e) {
                if (!Database.isUnavailable(e)) {
                    throw e;
                }
                LOG.warn("{} waits for the database: {}", call.path(), e.getMessage());
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private boolean begin(Call call, LogEntry entry, boolean isRepeated) {
        long id = call.delivery().id();
        boolean isOurs = jdbi.inTransaction(handle -> {
            boolean isFirst = deliveries.begin(handle, id, entry.id());
            if (isFirst) {
                log.begin(handle, entry);
            }
            return isFirst;
        });
        return isOurs || isRepeated && deliveries.isBegunAs(id, entry.id());
    }

    /** Keeps a result and sends its message; where the database does not answer, as soon as it does. */
    void keep(Call call, Result result) {
        LogEntry started = begun.remove(call.delivery().id());
        // made once: its id tells a commit whose answer was lost
        AtomicReference<@Nullable LogEntry> made = new AtomicReference<>(started);
        retries.run(() -> {
            LogEntry before = made.get();
            LogEntry entry = before == null ? entry(call, call.wording().logged()) : before;
            made.set(entry);
            keep(call, result, entry, started != null);
        });
    }

    private void keep(Call call, Result result, LogEntry entry, boolean isBegun) {
        String reply = MessageJson.toJson(result.message()).toString();
        long id = call.delivery().id();
        boolean isOurs = jdbi.inTransaction(handle -> {
            boolean isKept = deliveries.finish(handle, id, reply);
            if (isKept) {
                write(handle, call, result, entry, isBegun);
            }
            return isKept;
        });
        if (isOurs) {
            result.status()
                    .ifPresent(status ->
                            metrics.command(call.origin().platform(), call.command(), call.subcommand(), status));
            @Nullable UUID logId = result.status().isPresent() ? entry.id() : null;
            replies.send(call.delivery(), logId, result.message());
        } else if (isBegun) {
            correct(call, result, entry);
        }
    }

    /** Says how a run did end that another node has reported as interrupted, for this one was silent. */
    private void correct(Call call, Result result, LogEntry entry) {
        Instant end = clock.instant();
        Message message = corrected(call, result.message());
        String before = log.find(entry.id())
                .map(LogEntry::ending)
                .map(ending -> "; was reported as interrupted: " + ending.details())
                .orElse("");
        String details = result.details() + before + "; ended at " + end.truncatedTo(ChronoUnit.SECONDS);
        boolean isTold = jdbi.inTransaction(handle -> {
            log.finish(
                    handle,
                    entry.id(),
                    new Ending(
                            result.status().orElse(Status.SUCCEEDED),
                            details.replaceFirst("^; ", ""),
                            result.incident(),
                            Duration.between(entry.startTime(), end)));
            return deliveries.takeBack(
                    handle,
                    call.delivery(),
                    entry.id(),
                    MessageJson.toJson(message).toString());
        });
        if (isTold) {
            replies.send(call.delivery(), entry.id(), message);
        }
    }

    private static Message corrected(Call call, Message message) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(call.path() + " was not interrupted, as was said before. This is how it ended:"));
        blocks.addAll(message.blocks());
        Message whole = Message.of(blocks);
        return message.isPrivate() ? whole.privately() : whole;
    }

    /** Ends a delivery that needs no result: a question was asked or closed. */
    void close(Delivery delivery) {
        retries.run(() -> jdbi.useTransaction(handle -> deliveries.done(handle, List.of(delivery.id()))));
    }

    /** Reports a run that was cut off by the end of its node. */
    void interrupt(Unfinished unfinished, boolean isSilent) {
        Delivery delivery = unfinished.delivery();
        String why = isSilent ? "The node " + unfinished.node() + " fell silent" : "The host stopped";
        Message message = Message.of(why + " while this was running: " + path(unfinished)
                + ". It was not run again. See how far it came before you repeat it.");
        jdbi.useTransaction(handle -> {
            markInterrupted(handle, unfinished, isSilent);
            deliveries.finish(handle, delivery.id(), MessageJson.toJson(message).toString());
        });
        replies.send(delivery, unfinished.logId().orElse(null), message);
    }

    /** Lets a run that was cut off begin again. */
    void restart(Unfinished unfinished, boolean isSilent) {
        jdbi.useTransaction(handle -> {
            markInterrupted(handle, unfinished, isSilent);
            deliveries.reopen(handle, unfinished.delivery().id());
        });
    }

    private void write(Handle handle, Call call, Result result, LogEntry entry, boolean isBegun) {
        Optional<Status> status = result.status();
        if (status.isEmpty()) {
            return;
        }
        Duration runtime = isBegun ? Duration.between(entry.startTime(), clock.instant()) : Duration.ZERO;
        Ending ending = new Ending(status.get(), result.details(), result.incident(), runtime);
        if (isBegun) {
            log.finish(handle, entry.id(), ending);
        } else {
            log.neverRan(handle, entry, ending);
            deliveries.logged(handle, call.delivery().id(), entry.id());
        }
    }

    private void markInterrupted(Handle handle, Unfinished unfinished, boolean isSilent) {
        String details = isSilent
                ? "node " + unfinished.node() + " was silent at "
                        + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                : "the host stopped";
        unfinished
                .logId()
                .ifPresent(id -> log.finish(handle, id, new Ending(Status.INTERRUPTED, details, "", Duration.ZERO)));
    }

    private String path(Unfinished unfinished) {
        return unfinished
                .logId()
                .flatMap(log::find)
                .map(entry -> (entry.command() + " " + entry.subcommand()).strip())
                .orElse("a command");
    }

    private LogEntry entry(Call call, List<NamedValue> shown) {
        Instant now = clock.instant();
        return LogEntry.of(
                call.origin(),
                now,
                Duration.between(call.delivery().receivedAt(), now),
                call.means().word(),
                call.command(),
                loggedSubcommand(call),
                shown,
                nautobotUser.apply(call.origin()),
                node);
    }

    /** An unknown word is not written into the column of subcommands. */
    private static String loggedSubcommand(Call call) {
        return call.target() instanceof Target.UnknownSubcommand ? "" : call.subcommand();
    }

    private static List<NamedValue> shown(Call call, Map<String, String> texts) {
        List<NamedValue> shown = new ArrayList<>();
        if (call.target() instanceof Target.Run run) {
            shown.addAll(arguments(run, texts));
        }
        shown.addAll(call.wording().logged());
        return shown;
    }

    /** The parameters in their order, then those that were known only during the call, which are never masked. */
    static List<NamedValue> arguments(Target.Run run, Map<String, String> texts) {
        List<NamedValue> shown = new ArrayList<>();
        Map<String, String> further = new LinkedHashMap<>(texts);
        for (Parameter<?> parameter : run.subcommand().parameters()) {
            String text = further.remove(parameter.name());
            if (text != null) {
                shown.add(new NamedValue(parameter.name(), parameter.isMasked() ? STARS : text));
            }
        }
        if (run.subcommand().further().isPresent()) {
            further.forEach((name, text) -> shown.add(new NamedValue(name, text)));
        }
        return shown;
    }
}
