package dev.shipmate.distribution;

import java.sql.SQLException;
import java.util.Map;

/** The database crashes under load, is away for 20 s and comes back; then the platform takes nothing for a while. */
final class OutageScenario implements Scenario {

    private static final int DATABASE_AWAY_MS = 20_000;
    private static final int PLATFORM_AWAY_MS = 120_000;
    private static final int PROBES = 10;

    private final boolean isOfDatabase;
    private int outages;

    /**
     * Makes one.
     *
     * @param isOfDatabase whether the database goes; else the platform
     */
    OutageScenario(boolean isOfDatabase) {
        this.isOfDatabase = isOfDatabase;
    }

    @Override
    public Books play(FaultOptions options) throws InterruptedException, SQLException {
        try (Rig rig = new Rig(options, 1, Map.of())) {
            for (int round = 0; round < options.kills(); round++) {
                awaitWell(rig.load());
                Load.Loop loop = rig.load().send(options.loop());
                while (loop.taken() < options.loop() / 4 && !loop.isOver()) {
                    Thread.sleep(1);
                }
                if (isOfDatabase) {
                    rig.server().kill();
                    Thread.sleep(DATABASE_AWAY_MS);
                    rig.server().start();
                } else {
                    rig.slack().answersWith(503);
                    Thread.sleep(PLATFORM_AWAY_MS);
                    rig.slack().answersWith(200);
                }
                outages++;
                loop.await();
            }
            return rig.settle();
        }
    }

    /** Waits until the host is over the last outage. */
    private static void awaitWell(Load load) throws InterruptedException {
        Load.Loop probe;
        do {
            probe = load.send(PROBES);
            probe.await();
        } while (probe.taken() < PROBES);
    }

    @Override
    public String line() {
        return "outages of the " + (isOfDatabase ? "database (20 s) " : "platform (120 s) ") + outages;
    }
}
