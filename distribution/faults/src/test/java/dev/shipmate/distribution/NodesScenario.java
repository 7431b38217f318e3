package dev.shipmate.distribution;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three hosts on one database: one is killed, one is frozen for longer than its lease and goes on, one is stopped and
 * started in turn, all under load.
 */
final class NodesScenario implements Scenario {

    private static final int HOSTS = 3;
    private static final int FROZEN_MS = 9_000;

    private int kills;
    private int freezes;
    private int restarts;

    @Override
    public Books play(FaultOptions options) throws InterruptedException, SQLException {
        Random random = new Random(options.seed());
        try (Rig rig = new Rig(options, HOSTS, Map.of())) {
            List<Node> nodes = rig.nodes();
            for (int round = 0; round < options.kills(); round++) {
                Load.Loop loop = rig.load().send(options.loop());
                Node node = nodes.get(random.nextInt(HOSTS));
                Thread.sleep(random.nextInt(300));
                switch (round % HOSTS) {
                    case 0 -> {
                        node.kill();
                        kills++;
                        Thread.sleep(random.nextInt(8_000));
                        node.start();
                    }
                    case 1 -> {
                        node.freeze();
                        freezes++;
                        Thread.sleep(FROZEN_MS);
                        node.thaw();
                    }
                    default -> {
                        node.stop();
                        restarts++;
                        node.start();
                    }
                }
                loop.await();
            }
            return rig.settle();
        }
    }

    @Override
    public String line() {
        return HOSTS + " hosts, kills " + kills + ", frozen for " + FROZEN_MS / 1_000 + " s " + freezes + ", restarts "
                + restarts;
    }
}
