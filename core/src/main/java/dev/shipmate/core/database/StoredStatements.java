package dev.shipmate.core.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the statements that change the embedded database and its pieces apart, and lets one outside of a transaction return when what
 * it wrote is with the operating system.
 */
final class StoredStatements implements SqlLogger {

    private final EmbeddedStore store;
    /** The statements at work; true for one outside of a transaction. */
    private final Map<StatementContext, Boolean> changes = new ConcurrentHashMap<>();

    StoredStatements(EmbeddedStore store) {
        this.store = store;
    }

    /** What changes rows and returns how many. */
    @FunctionalInterface
    interface Change {
        int run() throws SQLException;
    }

    /** Runs what jdbi knows nothing of, in the midst of a transaction. */
    int change(Change change) throws SQLException {
        int rows;
        store.gate().enter();
        try {
            rows = change.run();
        } finally {
            store.gate().leave();
        }
        store.relieve();
        return rows;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (!isChange(String.valueOf(context.getRenderedSql()))) {
            return;
        }
        boolean isAlone = isAlone(context);
        if (isAlone) {
            store.gate().giveWay();
        }
        store.gate().enter();
        changes.put(context, isAlone);
        // neither of the methods below is called where an error ends it
        context.addCleanable(() -> ended(context));
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        Boolean isAlone = ended(context);
        if (isAlone == null) {
            return;
        }
        if (isAlone) {
            store.flush(context.getConnection());
        } else {
            store.relieve();
        }
    }

    @Override
    public void logException(StatementContext context, SQLException thrown) {
        ended(context);
    }

    /** Returns null for what changes nothing, or has ended before. */
    private @Nullable Boolean ended(StatementContext context) {
        Boolean isAlone = changes.remove(context);
        if (isAlone != null) {
            store.gate().leave();
        }
        return isAlone;
    }

    private static boolean isAlone(StatementContext context) {
        try {
            return context.getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static boolean isChange(String sql) {
        String begin = sql.stripLeading();
        if (begin.regionMatches(true, 0, "select", 0, 6)) {
            // H2 writes down who has a row
            return begin.contains("for update");
        }
        return !begin.regionMatches(true, 0, "with", 0, 4);
    }
}
