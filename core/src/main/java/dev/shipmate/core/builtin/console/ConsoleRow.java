package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.builtin.console.ConsoleMessage.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of a conversation as the table holds it. */
final class ConsoleRow {

    /** What a user hears: what is meant for that user and, in a shared room, what is not private. */
    static final String VISIBLE = "channel = :channel and (user_id = :user or (:shared and not is_private))";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConsoleRow() {}

    static Map<String, Object> visibleTo(Seat seat) {
        return Map.of("channel", seat.channel(), "user", seat.user(), "shared", seat.hearsOthers());
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static ConsoleMessage of(ResultSet row, StatementContext context) throws SQLException {
        return new ConsoleMessage(
                row.getLong("id"),
                new Seat(row.getString("channel"), row.getString("user_id")),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getBoolean("is_private"),
                body(row.getString("body")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getLong("revision"));
    }

    private static ObjectNode body(String text) throws SQLException {
        try {
            return JSON.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a console message does not hold JSON", e);
        }
    }
}
