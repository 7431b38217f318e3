package dev.shipmate.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Copies everything that one database holds into another that holds nothing: all of it, or nothing. */
public final class DatabaseCopy {

    /** Those that refer to others behind them. What the nodes of a database are is not copied: they end with it. */
    static final List<String> TABLES = List.of(
            "access_grant",
            "access_group",
            "access_group_member",
            "access_request",
            "account",
            "account_link",
            "account_link_secret",
            "alias",
            "api_token",
            "approval",
            "change_log",
            "command_log",
            "command_token",
            "console_channel",
            "console_message",
            "delivery",
            "link_code",
            "login_link",
            "login_session",
            "pending_prompt",
            "plugin_entry",
            "post",
            "schedule",
            "session_entry");

    /** A new database has its channels. */
    private static final String NEVER_EMPTY = "console_channel";

    private static final Set<Integer> TEXTS = Set.of(Types.CLOB, Types.VARCHAR, Types.LONGVARCHAR);
    private static final int BATCH = 500;

    private final Database from;
    private final Database to;

    public DatabaseCopy(Database from, Database to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies.
     *
     * @return how many rows there are in each table, which were counted on both sides
     * @throws DatabaseException if the other one is not empty, or the counts differ; then nothing is copied
     */
    public Map<String, Long> run() {
        return from.jdbi()
                .withHandle(source -> to.jdbi().inTransaction(target -> {
                    for (String table : TABLES) {
                        long found = table.equals(NEVER_EMPTY) ? 0 : count(target, table);
                        if (found > 0) {
                            throw new DatabaseException("the database to copy into is not empty: its table " + table
                                    + " has " + found + " rows. Name an empty one.");
                        }
                    }
                    target.execute("delete from " + NEVER_EMPTY);
                    Map<String, Long> counts = new LinkedHashMap<>();
                    for (String table : TABLES) {
                        copy(source.getConnection(), target.getConnection(), table);
                        long expected = count(source, table);
                        long copied = count(target, table);
                        if (copied != expected) {
                            throw new DatabaseException("of " + expected + " rows of the table " + table + " " + copied
                                    + " were copied. Nothing was changed. Does a host use the old database?");
                        }
                        counts.put(table, copied);
                    }
                    goOnCounting(target);
                    return counts;
                }));
    }

    private static long count(Handle handle, String table) {
        return handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one();
    }

    private static void copy(Connection source, Connection target, String table) {
        try (Statement read = source.createStatement();
                ResultSet rows = read.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            String names = IntStream.rangeClosed(1, columns.getColumnCount())
                    .mapToObj(column -> '"' + name(columns, column) + '"')
                    .collect(Collectors.joining(", "));
            String marks = String.join(", ", Collections.nCopies(columns.getColumnCount(), "?"));
            try (PreparedStatement write =
                    target.prepareStatement("insert into " + table + " (" + names + ") values (" + marks + ")")) {
                int waiting = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns.getColumnCount(); column++) {
                        write.setObject(column, value(rows, column, columns.getColumnType(column)));
                    }
                    write.addBatch();
                    if (++waiting % BATCH == 0) {
                        write.executeBatch();
                    }
                }
                write.executeBatch();
            }
        } catch (SQLException e) {
            throw new DatabaseException("the table " + table + " cannot be copied: " + e.getMessage(), e);
        }
    }

    private static String name(ResultSetMetaData columns, int column) {
        try {
            return columns.getColumnName(column);
        } catch (SQLException e) {
            throw new DatabaseException("the columns of the old database cannot be read", e);
        }
    }

    private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP_WITH_TIMEZONE) {
            return rows.getObject(column, OffsetDateTime.class);
        }
        if (!TEXTS.contains(type)) {
            return rows.getObject(column);
        }
        @Nullable String text = rows.getString(column);
        return text == null ? null : TextRules.storable(text);
    }

    /** Numbers that the database gives go on behind those that were copied. */
    private static void goOnCounting(Handle target) {
        List<Map<String, Object>> identities = target.createQuery("select table_name, column_name from"
                        + " information_schema.columns where table_schema = current_schema and is_identity = 'YES'")
                .mapToMap()
                .list();
        for (Map<String, Object> identity : identities) {
            String table = String.valueOf(identity.get("table_name"));
            String column = String.valueOf(identity.get("column_name"));
            long next = target.createQuery("select coalesce(max(" + column + "), 0) + 1 from " + table)
                    .mapTo(Long.class)
                    .one();
            target.execute("alter table " + table + " alter column " + column + " restart with " + next);
        }
    }
}
