package dev.shipmate.core.log;

import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What the command log says in numbers. */
public final class LogStatistics {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LATELY = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;

    public LogStatistics(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * The commands of one hour.
     *
     * @param start its first instant
     * @param well those that succeeded or still run
     * @param badly those that failed, errored or were interrupted
     */
    public record Hour(Instant start, long well, long blocked, long badly) {

        public long total() {
            return well + blocked + badly;
        }
    }

    /**
     * How long a command takes.
     *
     * @param runs how often it ran
     */
    public record Pace(String command, String subcommand, long runs, Duration mean, Duration longest) {}

    /** The last so many hours, the oldest first, hours without commands among them. */
    public List<Hour> hours(int count) {
        long last = hourOf(clock.instant());
        Map<Long, Hour> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select hour_number,"
                        + " sum(case when status is null or status = 'succeeded' then 1 else 0 end) as well,"
                        + " sum(case when status = 'blocked' then 1 else 0 end) as blocked,"
                        + " sum(case when status in ('failed', 'errored', 'interrupted') then 1 else 0 end) as badly"
                        + " from (select floor(extract(epoch from start_time) / 3600) as hour_number, status"
                        + " from command_log where start_time >= :from) entries group by hour_number")
                .bind("from", Instant.ofEpochSecond((last - count + 1) * HOUR.toSeconds()))
                .map((row, context) -> new Hour(
                        Instant.ofEpochSecond(row.getLong("hour_number") * HOUR.toSeconds()),
                        row.getLong("well"),
                        row.getLong("blocked"),
                        row.getLong("badly")))
                .forEach(hour -> found.put(hourOf(hour.start()), hour)));
        List<Hour> hours = new ArrayList<>();
        for (long number = last - count + 1; number <= last; number++) {
            Instant start = Instant.ofEpochSecond(number * HOUR.toSeconds());
            hours.add(found.getOrDefault(number, new Hour(start, 0, 0, 0)));
        }
        return hours;
    }

    /** The commands that took longest on average since a moment. */
    public List<Pace> slowest(Instant since, int count) {
        return jdbi.withHandle(handle -> handle.createQuery("select command, subcommand, count(*) as runs,"
                        + " avg(runtime_ms) as mean, max(runtime_ms) as longest from command_log"
                        + " where start_time >= :since and runtime_ms is not null and status <> 'blocked'"
                        + " group by command, subcommand order by mean desc, command, subcommand"
                        + " fetch first " + count + " rows only")
                .bind("since", since)
                .map((row, context) -> new Pace(
                        row.getString("command"),
                        row.getString("subcommand"),
                        row.getLong("runs"),
                        Duration.ofMillis(Math.round(row.getDouble("mean"))),
                        Duration.ofMillis(row.getLong("longest"))))
                .list());
    }

    /** Users whom the log has seen in 30 days on a platform, by id; the name is the newest. */
    public List<Party> users(String platform, int count) {
        return jdbi.withHandle(handle -> handle.createQuery("select user_id, max(user_name) as user_name"
                        + " from command_log where start_time >= :since and platform = :platform and user_id <> ''"
                        + " group by user_id order by max(start_time) desc fetch first " + count + " rows only")
                .bind("platform", platform)
                .bind("since", clock.instant().minus(LATELY))
                .map((row, context) -> new Party(row.getString("user_id"), row.getString("user_name")))
                .list());
    }

    /** Places that the log has seen in 30 days, each as organization and channel. */
    public List<Place> places(int count) {
        return jdbi.withHandle(handle -> handle.createQuery("select platform, organization_id, channel_id,"
                        + " max(organization_name) as organization_name, max(channel_name) as channel_name"
                        + " from command_log where start_time >= :since"
                        + " group by platform, organization_id, channel_id"
                        + " order by max(start_time) desc fetch first " + count + " rows only")
                .bind("since", clock.instant().minus(LATELY))
                .map((row, context) -> new Place(
                        row.getString("platform"),
                        new Party(row.getString("organization_id"), row.getString("organization_name")),
                        new Party(row.getString("channel_id"), row.getString("channel_name"))))
                .list());
    }

    /** Where commands are typed. */
    public record Place(String platform, Party organization, Party channel) {}

    private static long hourOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), HOUR.toSeconds());
    }
}
