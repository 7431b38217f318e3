package dev.shipmate.distribution;

import java.nio.file.Path;
import java.util.List;

/**
 * Where hosts keep what must not be lost, and how the harness reads it afterwards.
 *
 * @param settings the lines that hosts are given
 * @param url where the harness reads
 */
record FaultDatabase(List<String> settings, String url, String user, String password) {

    /** The embedded one, as it comes without a setting. */
    static FaultDatabase embedded(Path home) {
        String file = home.resolve("data/shipmate").toAbsolutePath().toString();
        return new FaultDatabase(
                List.of(),
                "jdbc:h2:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;NON_KEYWORDS=VALUE;IFEXISTS=TRUE",
                "shipmate",
                "");
    }

    /** A PostgreSQL. */
    static FaultDatabase postgresql(String url, String user, String password) {
        return new FaultDatabase(
                List.of("database_url=" + url, "database_user=" + user, "database_password=" + password),
                url,
                user,
                password);
    }

    @Override
    public String toString() {
        return "FaultDatabase[" + url + "]";
    }
}
