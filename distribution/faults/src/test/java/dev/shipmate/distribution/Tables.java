package dev.shipmate.distribution;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a run left in the database, past the host, which must be stopped where the database is embedded. */
final class Tables implements AutoCloseable {

    private final Connection connection;
    private final String run;
    private final Pattern id;

    /**
     * A row of the command log.
     *
     * @param status empty while it is not final
     */
    record Logged(String id, String status, boolean isDelivered) {}

    /** A row of the change log. */
    record Changed(String value, String action) {}

    Tables(HostDatabase database, String run) throws SQLException {
        this.connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        this.run = run;
        this.id = Pattern.compile(Pattern.quote(run) + "-[a-z0-9-]+");
    }

    List<Logged> logged() throws SQLException {
        List<Logged> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select channel_id, status, delivered from command_log where command = 'ledger' and channel_id like ?")) {
            query.setString(1, Load.channel(run) + "-%");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String status = rows.getString(2);
                    found.add(new Logged(id(rows.getString(1)), status == null ? "" : status, rows.getBoolean(3)));
                }
            }
        }
        return found;
    }

    /** Returns the deliveries that something is left to do for, with their states. */
    List<String> unfinished() throws SQLException {
        return strings(
                "select delivery_id || ' is ' || state from delivery where state <> 'done' and delivery_id like ?");
    }

    /** Returns the deliveries that are known. */
    List<String> deliveries() throws SQLException {
        return strings("select delivery_id from delivery where delivery_id like ?");
    }

    /** Returns the values of the grants that are there. */
    List<String> grants() throws SQLException {
        return strings("select value from access_grant where value like ?");
    }

    List<Changed> changes() throws SQLException {
        List<Changed> found = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("select coalesce(after, before), action from change_log"
                        + " where object_type = 'accessgrant' and coalesce(after, before) like ?")) {
            query.setString(1, "%" + run + "-%");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Changed(id(rows.getString(1)), rows.getString(2)));
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, run + "-%");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private String id(String text) {
        Matcher matcher = id.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no id of this run in " + text);
        }
        return matcher.group();
    }
}
