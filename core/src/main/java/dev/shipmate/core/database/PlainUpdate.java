package dev.shipmate.core.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, with its values in the order of their question marks: for the few that every command takes. What jdbi
 * does for names and settings takes as long as the embedded database takes for the row.
 */
public final class PlainUpdate {

    private final String sql;

    public PlainUpdate(String sql) {
        this.sql = sql;
    }

    /**
     * Executes it within the transaction of the handle.
     *
     * @param values texts, numbers, truth values, UUIDs, instants and nulls
     * @return how many rows there were
     * @throws UnableToExecuteStatementException where the database refuses it, without what was bound
     */
    public int execute(Handle handle, @Nullable Object... values) {
        if (!handle.isInTransaction()) {
            throw new IllegalStateException("a change by hand needs a transaction: its commit is what is kept");
        }
        SqlLogger logger = handle.getConfig(SqlStatements.class).getSqlLogger();
        try {
            return logger instanceof StoredStatements stored
                    ? stored.change(() -> executed(handle, values))
                    : executed(handle, values);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("the database refused a change", e, null);
        }
    }

    private int executed(Handle handle, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(position, TextRules.storable(text));
        } else if (value instanceof Long number) {
            statement.setLong(position, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(position, truth);
        } else if (value instanceof Instant instant) {
            statement.setObject(position, InstantColumn.utc(instant));
        } else if (value instanceof UUID id) {
            statement.setObject(position, id);
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getName() + " cannot be bound");
        }
    }
}
