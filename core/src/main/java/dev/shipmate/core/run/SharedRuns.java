package dev.shipmate.core.run;

import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.spi.message.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What runs on all nodes that share a database: a run is cancelled by a word in its row, which its node finds. */
public final class SharedRuns implements RunningCommands {

    private final Supplier<Runner> own;
    private final Jdbi jdbi;
    private final String node;

    /**
     * Makes them.
     *
     * @param own what runs on this node
     */
    public SharedRuns(Supplier<Runner> own, Jdbi jdbi, String node) {
        this.own = own;
        this.jdbi = jdbi;
        this.node = node;
    }

    @Override
    public List<ActiveRun> active() {
        List<ActiveRun> all = new ArrayList<>(own.get().active());
        new CommandLog(jdbi).runningOutside(node).forEach((number, entry) -> all.add(shown(number, entry)));
        all.sort(Comparator.comparing(ActiveRun::since));
        return all;
    }

    @Override
    public boolean cancel(long number, String by) {
        return own.get().cancel(number, by)
                || jdbi.withHandle(handle -> handle.createUpdate(
                                        "update delivery set cancelled_by = :by"
                                                + " where id = :id and state = 'begun' and node <> :node and cancelled_by is null")
                                .bind("by", by)
                                .bind("id", number)
                                .bind("node", node)
                                .execute()
                        == 1);
    }

    /** Cancels the runs of this node that were cancelled at another. */
    public void look() {
        record Wish(long number, String by) {}
        if (own.get().active().isEmpty()) {
            return;
        }
        List<Wish> wishes = jdbi.withHandle(handle -> handle.createQuery("select id, cancelled_by from delivery"
                        + " where state = 'begun' and node = :node and cancelled_by is not null")
                .bind("node", node)
                .map((row, context) -> new Wish(row.getLong("id"), row.getString("cancelled_by")))
                .list());
        wishes.forEach(wish -> own.get().cancel(wish.number(), wish.by()));
    }

    private static ActiveRun shown(long number, LogEntry entry) {
        Origin origin = new Origin(entry.platform(), entry.organization(), entry.channel(), entry.user(), "");
        return new ActiveRun(
                number, (entry.command() + " " + entry.subcommand()).strip(), origin, entry.startTime(), entry.node());
    }
}
