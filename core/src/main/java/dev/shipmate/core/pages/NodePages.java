package dev.shipmate.core.pages;

import dev.shipmate.core.node.Node;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Which hosts share the database, and when each was heard last. */
public final class NodePages {

    private static final String SECTION = "nodes";

    private final Supplier<List<Node>> nodes;
    private final Clock clock;

    NodePages(Supplier<List<Node>> nodes, Clock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    void addTo(Doors doors) {
        doors.page("/nodes", this::list);
    }

    /** One start of a host. */
    public record Line(String name, Cell state, String address, String version, Cell started, String heard) {}

    private void list(Visit visit) {
        visit.show(
                "nodes",
                SECTION,
                Map.of("lines", nodes.get().stream().map(this::line).toList()));
    }

    private Line line(Node node) {
        Instant last = node.stopped().orElse(node.heartbeat());
        Duration ago = Duration.between(last, clock.instant());
        return new Line(
                node.name(),
                state(node.state()),
                node.address(),
                node.version(),
                Cell.time(node.started()),
                Durations.shown(ago.isNegative() ? Duration.ZERO : ago) + " ago");
    }

    private static Cell state(Node.State state) {
        String look = switch (state) {
            case LIVE -> "good";
            case SILENT -> "bad";
            case STOPPED -> "muted";
        };
        return Cell.state(state.name().toLowerCase(Locale.ROOT), look);
    }
}
