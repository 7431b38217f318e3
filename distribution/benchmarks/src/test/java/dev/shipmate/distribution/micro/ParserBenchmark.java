package dev.shipmate.distribution.micro;

import dev.shipmate.core.dispatch.CommandLine;
import dev.shipmate.core.dispatch.CommandLineParser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finds command, subcommand and pipes in a line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParserBenchmark {

    /** What was typed. */
    @Param({
        "network status ams01",
        "nautobot get-devices location \"Amsterdam 1\" status=active | grep leaf | sort Name desc | csv"
    })
    public String line;

    private final CommandLineParser parser = new CommandLineParser();

    /** Parses. */
    @Benchmark
    public CommandLine parse() {
        return parser.parse(line);
    }
}
