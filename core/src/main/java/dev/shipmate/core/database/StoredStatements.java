package dev.shipmate.core.database;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.Cleanable;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the statements that change the embedded database and its pieces apart, and lets one outside of a transaction return when what
 * it wrote is with the operating system.
 */
final class StoredStatements implements SqlLogger {

    private final EmbeddedStore store;
    private final ThreadLocal<@Nullable Change> changes = new ThreadLocal<>();

    StoredStatements(EmbeddedStore store) {
        this.store = store;
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
        Change change = new Change(store.gate(), isAlone);
        changes.set(change);
        // neither of the methods below is called where an error ends it
        context.addCleanable(change);
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        Change change = ended();
        if (change == null) {
            return;
        }
        if (change.isAlone) {
            store.flush(context.getConnection());
        } else {
            store.relieve();
        }
    }

    @Override
    public void logException(StatementContext context, SQLException thrown) {
        ended();
    }

    private @Nullable Change ended() {
        Change change = changes.get();
        if (change != null) {
            changes.remove();
            change.close();
        }
        return change;
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

    /** A statement at work. */
    private static final class Change implements Cleanable {

        private final StatementGate gate;
        private final boolean isAlone;
        private boolean isAtWork = true;

        private Change(StatementGate gate, boolean isAlone) {
            this.gate = gate;
            this.isAlone = isAlone;
            gate.enter();
        }

        @Override
        public void close() {
            if (isAtWork) {
                isAtWork = false;
                gate.leave();
            }
        }
    }
}
