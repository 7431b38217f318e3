package dev.shipmate.plugins.slack;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lays out a heading and a table as Block Kit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderingBenchmark {

    /** How many rows the table has. */
    @Param({"5", "50"})
    public int rows;

    private final SlackMessages messages = new SlackMessages(SlackMessages.LONGEST);
    private Message message;

    /** Makes the message. */
    @Setup
    public void make() {
        message = Message.of(
                Block.heading("Devices"),
                Block.table(
                        List.of("Name", "Status", "Location", "Address"),
                        IntStream.range(0, rows)
                                .mapToObj(i -> List.of("ams01-leaf-" + i, "Active", "Amsterdam", "10.1.2." + i))
                                .toList()));
    }

    /** Renders it. */
    @Benchmark
    public List<Part> render() {
        return messages.parts(message);
    }
}
