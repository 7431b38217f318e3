package dev.shipmate.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The open database of one host.
 *
 * <p>A commit that returned survives the death of the process. Whoever must also survive a power cut calls
 * {@link #sync()} behind it.
 */
public final class Database implements AutoCloseable {

    /** More connections than cores only wait for each other. */
    private static final int CONNECTIONS = 10;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Schema schema;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // what is bound may be secret, and exceptions are logged
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        InstantColumn instants = new InstantColumn();
        jdbi.registerArgument(instants);
        jdbi.registerColumnMapper(Instant.class, instants);
        jdbi.registerArrayType(String.class, "varchar");
        this.schema = new Schema(jdbi, pool);
    }

    /** Opens the database and brings its tables up to date. */
    public static Database open(DatabaseAddress address) {
        Database database = openAsIs(address);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Opens the database without touching its tables: for looking whether they are up to date. */
    public static Database openAsIs(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.completeUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        try {
            return new Database(new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw refusal(address, e);
        }
    }

    /** An empty database in memory, for tests and rehearsals. */
    public static Database inMemory() {
        return open(DatabaseAddress.inMemory());
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public boolean isUpToDate() {
        return schema.isUpToDate();
    }

    /** Brings the tables up to date; does next to nothing where they are. */
    public void migrate() {
        if (!schema.isUpToDate()) {
            schema.migrate();
        }
    }

    /** Returns once everything committed is on the disk itself, not just with the operating system. */
    public void sync() {
        jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static DatabaseException refusal(DatabaseAddress address, RuntimeException thrown) {
        String where = "database " + address.shortUrl();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new DatabaseException(
                        switch (sql.getErrorCode()) {
                            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                                where + " is in use by another process. Stop that one first, or use another home.";
                            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                                where + " refused database_user or database_password. Write those it was made with.";
                            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
                                where + " is damaged or of another version. Put a backup in its place.";
                            default -> where + " cannot be opened: " + sql.getMessage();
                        },
                        thrown);
            }
        }
        return new DatabaseException(where + " cannot be opened: " + thrown.getMessage(), thrown);
    }
}
