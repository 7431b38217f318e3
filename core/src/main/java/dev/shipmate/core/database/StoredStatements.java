package dev.shipmate.core.database;

import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Lets a single statement outside of a transaction return when what it wrote is with the operating system. */
final class StoredStatements implements SqlLogger {

    private final EmbeddedStore store;

    StoredStatements(EmbeddedStore store) {
        this.store = store;
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        try {
            if (context.getConnection().getAutoCommit() && !isRead(String.valueOf(context.getRenderedSql()))) {
                store.flush(context.getConnection());
            }
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static boolean isRead(String sql) {
        String begin = sql.stripLeading();
        return begin.regionMatches(true, 0, "select", 0, 6)
                || begin.substring(0, Math.min(4, begin.length()))
                        .toLowerCase(Locale.ROOT)
                        .equals("with");
    }
}
