package dev.shipmate.distribution;

import java.nio.file.Path;
import java.util.Random;

/**
 * What the harness was asked for on Maven's command line.
 *
 * @param folder where the homes of its runs are made
 * @param kills how often hosts are killed
 * @param loop how many commands are sent around each kill
 * @param rate commands a second where the load is steady
 * @param seed repeats the random choices of a run, though not the timing of the machine
 * @param database {@code h2} or {@code postgresql}
 * @param databaseUrl a PostgreSQL that is there; empty: one is started
 */
record FaultOptions(
        Path folder,
        String scenario,
        int kills,
        int loop,
        int minutes,
        int rate,
        long seed,
        String database,
        String databaseUrl,
        String databaseUser,
        String databasePassword) {

    static FaultOptions fromSystem() {
        String seed = System.getProperty("seed", "");
        return new FaultOptions(
                Path.of(System.getProperty("faults.folder")),
                System.getProperty("scenario"),
                Integer.getInteger("kills"),
                Integer.getInteger("loop"),
                Integer.getInteger("minutes"),
                Integer.getInteger("rate"),
                seed.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(seed),
                System.getProperty("database"),
                System.getProperty("database_url", ""),
                System.getProperty("database_user", ""),
                System.getProperty("database_password", ""));
    }
}
