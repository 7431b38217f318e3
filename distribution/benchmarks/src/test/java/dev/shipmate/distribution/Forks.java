package dev.shipmate.distribution;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs micro-benchmarks, each in a process of its own that has the options for Java of a host. */
final class Forks {

    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;

    private final List<String> flags;

    Forks(List<String> flags) {
        this.flags = flags;
    }

    /** Runs those of this class with these parameters. */
    Collection<RunResult> run(Class<?> benchmarks, Map<String, String> parameters) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmarks.getName() + "\\.")
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASUREMENTS)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(flags.toArray(String[]::new));
        parameters.forEach(options::param);
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            results.forEach(result -> System.out.println(result.getParams().id() + ": " + result.getPrimaryResult()));
            return results;
        } catch (RunnerException e) {
            throw new IllegalStateException(benchmarks.getSimpleName() + " could not be run: " + e.getMessage(), e);
        }
    }
}
