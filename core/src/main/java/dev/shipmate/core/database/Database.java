package dev.shipmate.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The open database of one host.
 *
 * <p>A commit that returned survives the death of the process. Whoever must also survive a power cut calls
 * {@link #sync()} behind it.
 */
public final class Database implements AutoCloseable {

    /** More connections than cores only wait for each other. */
    private static final int CONNECTIONS = 10;

    /** The version of the tables that this host has. */
    public static final int NEWEST = Schema.NEWEST;

    /** What is gone for longer is answered as gone: the platforms send again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(60);

    private static final String REFUSED = " refused database_user or database_password. Write those it was made with.";

    /** The classes of the standard for what will fail again: a wrong use, value, constraint or statement. */
    private static final List<String> LASTING = List.of("07", "0A", "21", "22", "23", "42");

    private final HikariDataSource pool;
    private final boolean isShared;
    private final @Nullable EmbeddedStore embedded;
    private final Jdbi jdbi;
    private final Schema schema;
    private final @Nullable StoreUpkeep upkeep;

    private Database(HikariDataSource pool, boolean isShared) {
        this.pool = pool;
        this.isShared = isShared;
        this.embedded = isShared ? null : new EmbeddedStore(pool);
        this.jdbi = Jdbi.create(new PoolGuard(embedded == null ? pool::getConnection : embedded::open));
        if (embedded != null) {
            jdbi.setTransactionHandler(new StoredTransactions(jdbi.getTransactionHandler(), embedded));
            jdbi.setSqlLogger(new StoredStatements(embedded));
        }
        // what is bound may be secret, and exceptions are logged
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        InstantColumn instants = new InstantColumn();
        jdbi.registerArgument(instants);
        jdbi.registerColumnMapper(Instant.class, instants);
        jdbi.registerArgument(new TextColumn());
        jdbi.registerArrayType(String.class, "varchar", TextRules::storable);
        this.schema = new Schema(jdbi, pool);
        this.upkeep = embedded == null || isInMemory(pool) ? null : new StoreUpkeep(embedded::tidy);
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
        PlainFilePath.register();
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.completeUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setValidationTimeout(LONGEST_WAIT.toMillis() / 2);
        if (address.isShared()) {
            server(config);
        }
        try {
            return new Database(new HikariDataSource(config), address.isShared());
        } catch (RuntimeException e) {
            throw refusal(address, e);
        }
    }

    /** An empty database in memory, for tests and rehearsals. */
    public static Database inMemory() {
        return open(DatabaseAddress.inMemory());
    }

    /** What a server needs that a file does not; each may be overridden in the URL. */
    private static void server(HikariConfig config) {
        config.setMinimumIdle(2);
        config.addDataSourceProperty("ApplicationName", "shipmate");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", Long.toString(LONGEST_WAIT.toSeconds()));
        // a server that hangs must not hang the host
        config.addDataSourceProperty("socketTimeout", Long.toString(LONGEST_STATEMENT.toSeconds()));
        // a commit that returned is on its disk, whatever the server's default is
        config.setConnectionInitSql("select set_config('synchronous_commit', 'on', false)"
                + " where current_setting('synchronous_commit') = 'off'");
    }

    /**
     * Whether a statement failed for a reason that may pass, such as a server that is gone or a full disk; else the
     * statement or its values are wrong.
     */
    public static boolean isUnavailable(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                return LASTING.stream().noneMatch(state::startsWith);
            }
            if (Outage.isAsserted(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether other hosts may use it too. */
    public boolean isShared() {
        return isShared;
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

    /** Copies an embedded database as it is at this moment into a zip file, while others go on to write. */
    public void backUp(Path zip) {
        if (embedded == null) {
            throw new IllegalStateException("a server is saved with its own tools");
        }
        embedded.backUp(zip);
    }

    /** Returns once everything committed is on the disk itself, not just with the operating system. */
    public void sync() {
        if (embedded != null) {
            embedded.force();
        }
    }

    @Override
    public void close() {
        if (upkeep != null) {
            upkeep.close();
        }
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static boolean isInMemory(HikariDataSource pool) {
        return pool.getJdbcUrl().startsWith("jdbc:h2:mem:");
    }

    private static DatabaseException refusal(DatabaseAddress address, RuntimeException thrown) {
        String where = "database " + address.shortUrl();
        if (Outage.of(thrown).filter(Outage::isFull).isPresent()) {
            return new DatabaseException(where + " cannot be opened: its disk is full. Make room on it.", thrown);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new DatabaseException(where + (address.isShared() ? ofServer(sql) : ofFile(sql)), thrown);
            }
        }
        return new DatabaseException(where + " cannot be opened: " + thrown.getMessage(), thrown);
    }

    private static String ofFile(SQLException sql) {
        return switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                " is in use by another process. Stop that one first, or use another home.";
            case ErrorCode.WRONG_USER_OR_PASSWORD -> REFUSED;
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
                " is damaged or of another version. Put a backup in its place.";
            default -> " cannot be opened: " + sql.getMessage();
        };
    }

    /** The classes of the standard and the codes of PostgreSQL's manual, appendix A. */
    private static String ofServer(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> REFUSED;
            case "3D000" -> " does not exist on its server. Create it: createdb --encoding=UTF8 NAME.";
            case "42501" -> " does not let database_user make tables. Make this user the owner of the database.";
            case "53300" ->
                " has no connection left: raise max_connections, each host takes up to " + CONNECTIONS + ".";
            default ->
                state.startsWith("08")
                        ? " cannot be reached. See that its server runs and that database_url names it."
                        : " cannot be opened: " + sql.getMessage();
        };
    }
}
