package dev.shipmate.distribution;

import dev.shipmate.distribution.micro.InboxBenchmark;
import dev.shipmate.distribution.micro.ParserBenchmark;
import dev.shipmate.plugins.slack.RenderingBenchmark;
import dev.shipmate.plugins.slack.SignatureBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What the steps of a command take by themselves; access has a row of its own. */
final class MicroRow implements Row {

    private static final List<Class<?>> ALL =
            List.of(ParserBenchmark.class, SignatureBenchmark.class, RenderingBenchmark.class, InboxBenchmark.class);

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public List<Finding> measure(Bench bench) {
        List<Finding> findings = new ArrayList<>();
        for (Class<?> benchmarks : ALL) {
            for (RunResult run : bench.forks().run(benchmarks, Map.of())) {
                findings.add(finding(run));
            }
        }
        return findings;
    }

    private Finding finding(RunResult run) {
        BenchmarkParams parameters = run.getParams();
        String[] path = parameters.getBenchmark().split("\\.");
        String given = parameters.getParamsKeys().stream()
                .map(key -> key + " " + parameters.getParam(key))
                .collect(Collectors.joining(", "));
        String threads = parameters.getThreads() == 1 ? "" : parameters.getThreads() + " threads";
        String in =
                List.of(given, threads).stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        String what = path[path.length - 2].replace("Benchmark", "") + "." + path[path.length - 1]
                + (in.isEmpty() ? "" : " (`" + in + "`)");
        Result<?> result = run.getPrimaryResult();
        String measured = String.format(
                Locale.ROOT, "%,.1f ± %,.1f %s", result.getScore(), result.getScoreError(), result.getScoreUnit());
        return new Finding(
                name(),
                what,
                "",
                measured,
                null,
                Map.of("score", result.getScore(), "error", result.getScoreError(), "unit", result.getScoreUnit()));
    }
}
