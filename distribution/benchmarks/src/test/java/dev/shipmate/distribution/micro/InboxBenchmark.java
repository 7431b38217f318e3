package dev.shipmate.distribution.micro;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.DurableInbox;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Stores deliveries in the embedded database, on the disk, for so many requests at once, which share commits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class InboxBenchmark {

    private final AtomicLong numbers = new AtomicLong();
    private Path folder;
    private Database database;
    private DurableInbox inbox;

    /** Opens a database of its own. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("inbox");
        database = Database.open(DatabaseAddress.embedded(folder));
        DeliveryStore store = new DeliveryStore(database.jdbi(), Clock.systemUTC(), "here");
        inbox = new DurableInbox(store, Clock.systemUTC(), database::sync, delivery -> {});
        inbox.start();
    }

    /** Closes it and removes its files. */
    @TearDown
    public void close() throws IOException {
        inbox.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One request at a time. */
    @Benchmark
    @Threads(1)
    public void one() {
        accept();
    }

    /** Sixteen. */
    @Benchmark
    @Threads(16)
    public void sixteen() {
        accept();
    }

    /** A hundred and twenty-eight. */
    @Benchmark
    @Threads(128)
    public void hundred() {
        accept();
    }

    private void accept() {
        long number = numbers.incrementAndGet();
        Origin origin = new Origin(
                "slack",
                new Party("T202B88NN", "network-operations"),
                new Party("C2147" + number % 500, "changes"),
                new Party("U2147" + number % 2_000, "engineer"),
                "{\"channel\":\"C2147\",\"user\":\"U2147\",\"responseUrl\":\"https://hooks.slack.com/commands/T202B88NN/1/x\"}");
        inbox.accept(List.of(new Inbound.Line("trigger-" + number, origin, "network status ams01")))
                .join();
    }
}
