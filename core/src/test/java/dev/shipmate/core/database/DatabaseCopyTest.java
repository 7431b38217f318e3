package dev.shipmate.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DatabaseCopyTest {

    private final Database from = Database.inMemory();
    private final Database to = TestDatabase.fresh();

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void every_table_is_known() {
        List<String> tables = from.jdbi()
                .withHandle(handle -> handle.createQuery("select table_name from information_schema.tables"
                                + " where table_schema = current_schema order by table_name")
                        .mapTo(String.class)
                        .list());
        assertEquals(
                tables.stream()
                        .filter(table ->
                                !List.of("node", "flyway_schema_history").contains(table))
                        .toList(),
                DatabaseCopy.TABLES);
    }

    @Test
    void everything_is_copied_and_the_numbers_go_on() {
        from.jdbi().useHandle(handle -> {
            handle.execute("insert into account (id, name, role, password_hash, created) values"
                    + " (random_uuid(), 'ada', 'admin', 'hash', now())");
            handle.execute(
                    "insert into login_session (token_hash, account_id, created, last_seen, expires_at)"
                            + " select 't', id, now(), now(), timestamp with time zone '2030-01-02 03:04:05.123456+02' from account");
            handle.execute(
                    "insert into delivery (platform, delivery_id, state, received_at) select 'lab', n.i, 'done', now()"
                            + " from system_range(1, 1200) as n(i)");
            handle.execute(
                    "insert into console_message (channel, user_id, kind, is_private, body, created, revision)"
                            + " values ('console', 'ada', 'said', true, ?, now(), 1)",
                    "ä\0 ☃ 😀".repeat(10_000));
            handle.execute("insert into plugin_entry (plugin, \"key\", value, is_secret) values ('p', 'k', 'v', true)");
            handle.execute("update console_channel set revision = 7 where channel = 'console'");
        });

        Map<String, Long> counts = new DatabaseCopy(from, to).run();

        assertEquals(1200L, counts.get("delivery"));
        assertEquals(1L, counts.get("login_session"));
        for (String table : List.of("account", "login_session", "plugin_entry", "console_channel")) {
            assertEquals(rows(from, table), rows(to, table));
        }
        assertEquals(
                "ä\ufffd ☃ 😀".repeat(10_000),
                to.jdbi()
                        .withHandle(handle -> handle.createQuery("select body from console_message")
                                .mapTo(String.class)
                                .one()));
        long next = to.jdbi()
                .withHandle(handle -> handle.createUpdate("insert into delivery (platform, delivery_id, state,"
                                + " received_at) values ('lab', 'next', 'done', now())")
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
        assertEquals(1201, next);
    }

    @Test
    void a_database_that_holds_something_is_left_alone() {
        to.jdbi()
                .useHandle(handle -> handle.execute("insert into delivery (platform, delivery_id, state, received_at)"
                        + " values ('lab', 'next', 'done', now())"));

        assertTrue(assertThrows(DatabaseException.class, () -> new DatabaseCopy(from, to).run())
                .getMessage()
                .contains("is not empty: its table delivery has 1 rows"));
    }

    @Test
    void nothing_is_copied_when_something_cannot_be() {
        from.jdbi().useHandle(handle -> {
            handle.execute("alter table command_token add column later varchar(10)");
            handle.execute("insert into account (id, name, role, password_hash, created) values"
                    + " (random_uuid(), 'ada', 'admin', 'hash', now())");
            handle.execute("insert into command_token (id, platform, token_hash, created, last_updated, later) values"
                    + " (random_uuid(), 'lab', 'h', now(), now(), 'x')");
        });

        assertThrows(RuntimeException.class, () -> new DatabaseCopy(from, to).run());

        assertEquals(List.of(), rows(to, "account"));
        assertEquals(2, rows(to, "console_channel").size());
    }

    private static List<String> rows(Database database, String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from " + table).mapToMap().list().stream()
                        .map(row -> row.values().stream()
                                .map(value -> value instanceof java.sql.Timestamp time
                                        ? time.toInstant().toString()
                                        : value instanceof java.time.OffsetDateTime time
                                                ? time.toInstant().toString()
                                                : String.valueOf(value))
                                .toList()
                                .toString())
                        .sorted()
                        .toList());
    }
}
