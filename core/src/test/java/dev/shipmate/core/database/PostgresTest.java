package dev.shipmate.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is special about a server. */
@Tag("database")
@EnabledIfSystemProperty(named = "test.database", matches = "postgresql")
class PostgresTest {

    @Test
    void an_empty_database_gets_its_tables_once() {
        DatabaseAddress address = PostgresServer.shared().empty();
        try (Database database = Database.openAsIs(address)) {
            assertFalse(database.isUpToDate());
            database.migrate();
            assertTrue(database.isUpToDate());
        }
        try (Database database = Database.open(address)) {
            assertTrue(database.isUpToDate());
            assertTrue(database.isShared());
        }
    }

    @Test
    void a_commit_waits_for_the_disk_also_where_the_server_would_not() {
        DatabaseAddress address = PostgresServer.shared().fresh();
        try (Database database = Database.open(address)) {
            assertEquals(
                    "on",
                    database.jdbi()
                            .withHandle(handle -> handle.createQuery("show synchronous_commit")
                                    .mapTo(String.class)
                                    .one()));
        }
    }

    @Test
    void what_is_wrong_is_named_and_the_password_is_not() {
        DatabaseAddress good = PostgresServer.shared().fresh();
        String url = good.url().substring(0, good.url().lastIndexOf('/') + 1);
        assertMessage(
                new DatabaseAddress(url + "no_such_place", good.user(), good.password()),
                "database " + url + "no_such_place does not exist on its server."
                        + " Create it: createdb --encoding=UTF8 NAME.");
        assertMessage(
                new DatabaseAddress("jdbc:postgresql://localhost:1/shipmate?user=hunter2", "ada", "hunter2"),
                "database jdbc:postgresql://localhost:1/shipmate cannot be reached."
                        + " See that its server runs and that database_url names it.");
    }

    private static void assertMessage(DatabaseAddress address, String message) {
        assertEquals(
                message,
                assertThrows(
                                DatabaseException.class,
                                () -> Database.open(address).close())
                        .getMessage());
    }
}
