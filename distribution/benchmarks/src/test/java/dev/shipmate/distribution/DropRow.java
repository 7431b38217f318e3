package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** How long it takes from a jar that was copied as a whole to the first reply that its code gave. */
final class DropRow implements Row {

    private static final int DROPS = 30;
    /** After it the question is taken for lost. */
    private static final long LONGEST_REPLY = 5_000_000_000L;
    private static final long PATIENCE = 180_000_000_000L;

    @Override
    public String name() {
        return "drop";
    }

    @Override
    public List<Finding> measure(Bench bench) throws IOException {
        List<Double> seconds = new ArrayList<>();
        Path folder = bench.folder("drop");
        try (SlackStandIn slack = new SlackStandIn()) {
            List<String> settings = BenchHome.settings(0, URI.create(slack.address()));
            Path plugins = BenchHome.make(folder, settings).resolve("plugins");
            build(plugins, "first");
            try (HostProcess host = HostProcess.start(folder)) {
                SlackUser user = new SlackUser(host.address(), "C1", "U1");
                while (seconds.size() < DROPS) {
                    try (StandstillWatch watch = new StandstillWatch()) {
                        long taken = drop(bench, plugins, user, slack);
                        if (watch.longest().compareTo(LoadDriver.STANDSTILL) < 0) {
                            seconds.add(taken / 1e9);
                        }
                    }
                }
            }
        }
        Spread spread = Spread.of(seconds);
        Spread longest = Spread.of(List.of(spread.greatest()));
        return List.of(
                Finding.atMost(
                        name(), "plugin copy finished → first answer, median of " + DROPS, 1, spread, "%.2f", " s"),
                Finding.atMost(
                        name(), "plugin copy finished → first answer, longest of " + DROPS, 2, longest, "%.2f", " s"));
    }

    /** Returns the nanoseconds from the end of a copy to the first reply. */
    private static long drop(Bench bench, Path plugins, SlackUser user, SlackStandIn slack) throws IOException {
        Path made = Files.createDirectories(bench.folder("jar"));
        String word = UUID.randomUUID().toString();
        build(made, word);
        Files.copy(made.resolve("crier.jar"), plugins.resolve("crier.jar"), StandardCopyOption.REPLACE_EXISTING);
        long taken = untilSaid(word, user, slack);
        slack.forget();
        return taken;
    }

    private static void build(Path folder, String word) {
        DroppedJar.build(folder, "crier", """
                public String name() { return "crier"; }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("crier", "A command of the benchmarks.",
                            Subcommand.of("say", "Says it.").runs(in -> Outcome.reply("%s"))));
                }
                """.formatted(word));
    }

    /**
     * Asks again as soon as the old code has answered, and not before: what asked faster than the host answers one channel measured how
     * long its own questions waited there.
     */
    private static long untilSaid(String word, SlackUser user, SlackStandIn slack) {
        long begin = System.nanoTime();
        while (!isSaid(word, slack)) {
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException("the dropped jar did not answer");
            }
            slack.forget();
            ask(user);
            awaitReply(slack);
        }
        return System.nanoTime() - begin;
    }

    private static boolean isSaid(String word, SlackStandIn slack) {
        return slack.calls().stream()
                .anyMatch(call -> call.arguments().toString().contains(word));
    }

    private static void awaitReply(SlackStandIn slack) {
        long begin = System.nanoTime();
        while (slack.calls().isEmpty() && System.nanoTime() - begin < LONGEST_REPLY) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void ask(SlackUser user) {
        try {
            user.types("crier", "say");
        } catch (UncheckedIOException e) {
            // not answered in time, as where the machine stood still: it is asked again
            System.out.println("a command was not answered: " + e.getMessage());
        }
    }
}
