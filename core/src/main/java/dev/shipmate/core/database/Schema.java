package dev.shipmate.core.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The version of the tables and the way to the newest one.
 *
 * <p>A start whose tables are current reads one number and loads nothing of the migration library, which would cost
 * more than the rest of the start.
 */
final class Schema {

    /** The number of the newest file in {@code db/migration}; a test holds them together. */
    static final int NEWEST = 12;

    private static final String HISTORY = "flyway_schema_history";

    private final Jdbi jdbi;
    private final DataSource dataSource;

    Schema(Jdbi jdbi, DataSource dataSource) {
        this.jdbi = jdbi;
        this.dataSource = dataSource;
    }

    /** A database that a newer host has migrated is current too: the old host may run beside it while all are renewed. */
    boolean isUpToDate() {
        return jdbi.withHandle(Schema::version) >= NEWEST;
    }

    void migrate() {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .table(HISTORY)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static int version(Handle handle) {
        boolean isEmpty = handle.createQuery("select count(*) from information_schema.tables"
                                + " where table_schema = current_schema and table_name = :table")
                        .bind("table", HISTORY)
                        .mapTo(int.class)
                        .one()
                == 0;
        if (isEmpty) {
            return 0;
        }
        return handle.createQuery("select coalesce(max(cast(version as integer)), 0) from " + HISTORY
                        + " where success and version is not null")
                .mapTo(int.class)
                .one();
    }
}
