package dev.shipmate.core.dispatch;

import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Result;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.limit.Excess;
import dev.shipmate.core.limit.RateLimits;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.log.Status;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Stands before the question of access and keeps off who sends too much. All of it is logged as blocked; the asker is told
 * once in a pause, for a flood of refusals is a flood too.
 */
final class RateGate {

    private final RateLimits limits;
    private final Jdbi jdbi;
    private final DeliveryStore deliveries;
    private final CommandLog log;
    private final Metrics metrics;
    private final Clock clock;
    private final String node;
    private final Function<Origin, String> nautobotUser;

    RateGate(DispatchStation.Parts parts, DispatchStation.Manner manner) {
        this.limits = manner.limits();
        this.jdbi = parts.jdbi();
        this.deliveries = parts.deliveries();
        this.log = parts.log();
        this.metrics = parts.metrics();
        this.clock = parts.clock();
        this.node = parts.node();
        this.nautobotUser = manner.nautobotUser();
    }

    /** Returns what is too much about a call, or nothing; turning a question's pages and closing it costs nothing. */
    Optional<Excess> excess(Call call) {
        Target target = call.target();
        boolean isFree =
                target instanceof Target.Closed || target instanceof Target.Dismissed || target instanceof Target.Ask;
        return isFree
                ? Optional.empty()
                : limits.count(call.origin(), call.delivery().receivedAt());
    }

    /** Takes back that a call was counted: it could not be answered now, and is counted again when it can. */
    void uncount(Call call) {
        limits.uncount(call.origin());
    }

    /** Returns the result of a call whose asker is told. */
    static Result told(Excess excess) {
        return new Result(
                Optional.of(Status.BLOCKED), Message.of(excess.sentence()).privately(), excess.details(), "");
    }

    /** Logs a call whose asker was told already, and ends its delivery without an answer. */
    void block(Call call, Excess excess) {
        Instant now = clock.instant();
        LogEntry entry = LogEntry.of(
                call.origin(),
                now,
                Duration.between(call.delivery().receivedAt(), now),
                call.means().word(),
                call.command(),
                call.target() instanceof Target.UnknownSubcommand ? "" : call.subcommand(),
                call.wording().logged(),
                nautobotUser.apply(call.origin()),
                node);
        long id = call.delivery().id();
        boolean isOurs = jdbi.inTransaction(handle -> {
            boolean isFirst = deliveries.begin(handle, id, entry.id());
            if (isFirst) {
                log.neverRan(handle, entry, new Ending(Status.BLOCKED, excess.details(), "", Duration.ZERO));
                deliveries.done(handle, List.of(id));
            }
            return isFirst;
        });
        if (isOurs) {
            metrics.command(call.origin().platform(), call.command(), call.subcommand(), Status.BLOCKED);
        }
    }
}
