package dev.shipmate.distribution;

import java.sql.SQLException;
import java.util.Map;
import java.util.Random;

/** One host that is killed at random moments: under load, and sometimes while it comes back. */
final class KillScenario implements Scenario {

    private static final double KILLED_EARLY = 0.2;
    private static final int LONGEST_START_MS = 2_000;

    private int kills;

    @Override
    public Books play(FaultOptions options) throws InterruptedException, SQLException {
        Random random = new Random(options.seed());
        try (Rig rig = new Rig(options, 1, Map.of())) {
            Node node = rig.nodes().get(0);
            while (kills < options.kills()) {
                Load.Loop loop = rig.load().send(options.loop());
                int moment = random.nextInt(options.loop());
                while (loop.taken() < moment && !loop.isOver()) {
                    Thread.sleep(1);
                }
                Thread.sleep(random.nextInt(20));
                node.kill();
                kills++;
                while (kills < options.kills() && random.nextDouble() < KILLED_EARLY) {
                    node.begin();
                    Thread.sleep(random.nextInt(LONGEST_START_MS));
                    node.kill();
                    kills++;
                }
                node.start();
                loop.await();
            }
            return rig.settle();
        }
    }

    @Override
    public String line() {
        return "kills " + kills;
    }
}
