package dev.shipmate.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows share: the options, the stand-in for Slack, and a PostgreSQL that is started when it is first needed. */
final class Bench implements AutoCloseable {

    private final BenchOptions options;
    private final Path work;
    private final ReplyCounter platform = new ReplyCounter(0);
    private @Nullable PostgresProcess postgres;
    private @Nullable List<String> flags;
    private int databases;
    private int folders;

    /** Takes away what the last run left to look at. */
    Bench(BenchOptions options) throws IOException {
        this.options = options;
        this.work = options.folder().resolve("work");
        if (Files.exists(work)) {
            try (Stream<Path> old = Files.walk(work)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(work);
    }

    BenchOptions options() {
        return options;
    }

    ReplyCounter platform() {
        return platform;
    }

    /** Returns a folder that no other row uses. */
    Path folder(String name) {
        return work.resolve(name + "-" + ++folders);
    }

    /** Returns where a process may write what it says. */
    Path log(String name) {
        return work.resolve(name + ".log");
    }

    /** Returns a database of its own on the PostgreSQL, which keeps what it commits: fsync and synchronous_commit are on. */
    HostDatabase postgresql() {
        if (postgres == null) {
            postgres = new PostgresProcess(folder("postgresql"));
        }
        return postgres.database("bench" + ++databases);
    }

    /** Returns how a host's Java is started, as a host says it that is. */
    List<String> flags() {
        if (flags == null) {
            try (HostProcess host = host("flags", List.of())) {
                flags = Peer.flags(host.pid());
            }
        }
        return flags;
    }

    /** Returns what runs micro-benchmarks. */
    Forks forks() {
        return new Forks(flags());
    }

    /** Makes a home and starts a host on it, as it ships. */
    HostProcess host(String name, List<String> further) {
        List<String> settings = new ArrayList<>(BenchHome.settings(0, platform.address()));
        settings.addAll(further);
        return HostProcess.start(BenchHome.make(folder(name), settings));
    }

    @Override
    public void close() {
        platform.close();
        if (postgres != null) {
            postgres.close();
        }
    }
}
