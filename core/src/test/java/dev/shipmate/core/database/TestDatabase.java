package dev.shipmate.core.database;

/**
 * A database for one test: H2 in memory, or, in the second run of the same tests, a fresh one on a real PostgreSQL
 * ({@code -Dtest.database=postgresql}).
 */
public final class TestDatabase {

    private TestDatabase() {}

    /** Returns one with its tables, which the caller closes. */
    public static Database fresh() {
        return Database.open(address());
    }

    /** Returns the address of one that nobody else uses; its tables may be missing. */
    public static DatabaseAddress address() {
        return isPostgres() ? PostgresServer.shared().fresh() : DatabaseAddress.inMemory();
    }

    /** Whether this run is the one on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("test.database"));
    }
}
