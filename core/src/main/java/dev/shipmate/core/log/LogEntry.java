package dev.shipmate.core.log;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command that is running, has run or was blocked.
 *
 * @param queueTime how long it waited before it started
 * @param organization where it was asked for; ids and names are "" where the platform gave none
 * @param user whom it ran for
 * @param means through what: typed, button, form, schedule, …
 * @param params as they were given, in the order of the subcommand's parameters; secrets as stars
 * @param ending null while it is running
 * @param isDelivered whether the platform took the reply
 * @param nautobotUser the linked Nautobot user, or the fallback
 */
public record LogEntry(
        UUID id,
        Instant startTime,
        Duration queueTime,
        String platform,
        Party organization,
        Party channel,
        Party user,
        String means,
        String command,
        String subcommand,
        List<NamedValue> params,
        @Nullable Ending ending,
        boolean isDelivered,
        String nautobotUser,
        String node) {

    private static final Party NOBODY = Party.of("");

    public LogEntry {
        params = List.copyOf(params);
    }

    /** An entry of this origin that has not ended and was not answered. */
    public static LogEntry of(
            Origin origin,
            Instant startTime,
            Duration queueTime,
            String means,
            String command,
            String subcommand,
            List<NamedValue> params,
            String nautobotUser,
            String node) {
        return new LogEntry(
                orderly(startTime),
                startTime,
                queueTime,
                origin.platform(),
                orNobody(origin.organization()),
                orNobody(origin.channel()),
                orNobody(origin.user()),
                means,
                command,
                subcommand,
                params,
                null,
                false,
                nautobotUser,
                node);
    }

    /** An id of version 7 (RFC 9562): rows that come together lie together, which is less to write for each of them. */
    private static UUID orderly(Instant time) {
        UUID random = UUID.randomUUID();
        long high = time.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0x0fff;
        return new UUID(high, random.getLeastSignificantBits());
    }

    /** The same entry with its ending. */
    public LogEntry endedWith(Ending end) {
        return new LogEntry(
                id,
                startTime,
                queueTime,
                platform,
                organization,
                channel,
                user,
                means,
                command,
                subcommand,
                params,
                end,
                isDelivered,
                nautobotUser,
                node);
    }

    private static Party orNobody(@Nullable Party party) {
        return party == null ? NOBODY : party;
    }
}
