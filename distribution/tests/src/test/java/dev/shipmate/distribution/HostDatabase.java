package dev.shipmate.distribution;

import java.nio.file.Path;
import java.util.List;

/**
 * Where hosts keep what must not be lost, and how their tests read it afterwards.
 *
 * @param settings the lines that hosts are given
 * @param url where it is read
 */
record HostDatabase(List<String> settings, String url, String user, String password) {

    /** The embedded one, as it comes without a setting. */
    static HostDatabase embedded(Path home) {
        String file = home.resolve("data/shipmate").toAbsolutePath().toString();
        return new HostDatabase(
                List.of(),
                "jdbc:h2:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;NON_KEYWORDS=VALUE;IFEXISTS=TRUE",
                "shipmate",
                "");
    }

    /** A PostgreSQL. */
    static HostDatabase postgresql(String url, String user, String password) {
        return new HostDatabase(
                List.of("database_url=" + url, "database_user=" + user, "database_password=" + password),
                url,
                user,
                password);
    }

    @Override
    public String toString() {
        return "HostDatabase[" + url + "]";
    }
}
