package dev.shipmate.distribution;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Plays one scenario and prints its figures; ends with 1 where something was lost, doubled or not said. */
final class Faults {

    private static final int MOST_NAMED = 50;

    private Faults() {}

    public static void main(String[] arguments) throws Exception {
        FaultOptions options = FaultOptions.fromSystem();
        Scenario scenario = switch (options.scenario()) {
            case "kills" -> new KillScenario();
            case "nodes" -> new NodesScenario();
            case "database" -> new OutageScenario(true);
            case "platform" -> new OutageScenario(false);
            case "clock" -> new ClockScenario();
            case "soak" -> new SoakScenario();
            default ->
                throw new IllegalArgumentException("-Dscenario=" + options.scenario()
                        + ": there are kills, nodes, database, platform, clock and soak");
        };
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly)));
        Instant begin = Instant.now();
        Books books;
        try {
            books = scenario.play(options);
        } catch (RuntimeException | SQLException e) {
            e.printStackTrace();
            System.exit(2);
            return;
        }
        System.out.println("faults: " + options.scenario() + " on " + options.database() + ": " + scenario.line() + ", "
                + books.line() + " in " + Duration.between(begin, Instant.now()).toSeconds() + " s, seed "
                + options.seed());
        books.offenders().stream().limit(MOST_NAMED).forEach(System.out::println);
        System.exit(books.areRight() ? 0 : 1);
    }
}
