package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A host with 128 MB of heap under a steady load: its heap after a collection, threads and open files stay what they are. */
final class SoakScenario implements Scenario {

    private static final int SAMPLES = 30;
    private static final double MOST_GROWTH = 1.2;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final List<Sample> samples = new ArrayList<>();

    /** What a process held at a moment. */
    private record Sample(long heapKb, long threads, long files) {}

    @Override
    public Books play(FaultOptions options) throws InterruptedException, SQLException {
        try (Rig rig = new Rig(options, 1, Map.of("JAVA_OPTS", "-Xmx128m"))) {
            long end = System.nanoTime() + options.minutes() * 60_000_000_000L;
            long sampled = System.nanoTime();
            long between = options.minutes() * 60_000_000_000L / SAMPLES;
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                rig.load().send(options.rate()).await();
                if (System.nanoTime() - sampled > between) {
                    sampled = System.nanoTime();
                    samples.add(sample(rig.nodes().get(0).pid()));
                    System.out.println(samples.get(samples.size() - 1));
                }
                long left = 1_000 - (System.nanoTime() - begin) / 1_000_000;
                Thread.sleep(Math.max(0, left));
            }
            if (rig.nodes().get(0).log().contains("ERROR")) {
                throw new IllegalStateException(
                        "the host logged errors:\n" + rig.nodes().get(0).log());
            }
            requireFlat("heap", Sample::heapKb);
            requireFlat("threads", Sample::threads);
            requireFlat("open files", Sample::files);
            return rig.settle();
        }
    }

    @Override
    public String line() {
        return "heap after a collection " + shown(Sample::heapKb, " KB") + ", threads " + shown(Sample::threads, "")
                + ", open files " + shown(Sample::files, "") + " (median of the first and of the last third)";
    }

    private String shown(ToLongFunction<Sample> of, String unit) {
        return median(first(), of) + unit + " to " + median(last(), of) + unit;
    }

    private void requireFlat(String what, ToLongFunction<Sample> of) {
        long before = median(first(), of);
        long after = median(last(), of);
        if (after > before * MOST_GROWTH) {
            throw new IllegalStateException(what + " grew from " + before + " to " + after);
        }
    }

    private List<Sample> first() {
        return samples.subList(0, samples.size() / 3);
    }

    private List<Sample> last() {
        return samples.subList(samples.size() - samples.size() / 3, samples.size());
    }

    private static long median(List<Sample> of, ToLongFunction<Sample> value) {
        List<Long> values = of.stream()
                .map(value::applyAsLong)
                .sorted(Comparator.naturalOrder())
                .toList();
        return values.isEmpty() ? 0 : values.get(values.size() / 2);
    }

    private static Sample sample(long pid) throws InterruptedException {
        jcmd(pid, "GC.run");
        Matcher heap = USED.matcher(jcmd(pid, "GC.heap_info"));
        long used = 0;
        while (heap.find()) {
            used += Long.parseLong(heap.group(1));
        }
        return new Sample(used, count(pid, "task"), count(pid, "fd"));
    }

    private static long count(long pid, String folder) {
        try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jcmd(long pid, String command) throws InterruptedException {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            jcmd.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
