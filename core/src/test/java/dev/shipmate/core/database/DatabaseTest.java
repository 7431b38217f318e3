package dev.shipmate.core.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void a_new_database_has_its_tables() {
        try (Database database = Database.inMemory()) {
            assertTrue(database.isUpToDate());
            assertEquals(0, count(database.jdbi(), "select count(*) from access_grant"));
        }
    }

    @Test
    void what_was_written_is_there_after_reopening() {
        DatabaseAddress address = DatabaseAddress.embedded(folder);
        try (Database database = Database.open(address)) {
            insertSessionEntry(database.jdbi());
            database.sync();
        }
        try (Database database = Database.openAsIs(address)) {
            assertTrue(database.isUpToDate());
            assertEquals(1, count(database.jdbi(), "select count(*) from session_entry"));
        }
        assertTrue(Files.exists(folder.resolve("shipmate.mv.db")));
    }

    @Test
    void the_room_of_former_commits_is_used_again_while_there_are_new_ones() {
        String url = DatabaseAddress.embedded(folder).url() + ";RETENTION_TIME=0";
        try (Database database = Database.open(new DatabaseAddress(url, "shipmate", ""))) {
            database.jdbi().useHandle(handle -> handle.execute("create table t (id uuid primary key, x varchar(200))"));
            int most = 0;
            for (int i = 0; i < 3_000; i++) {
                write(database);
                most = i % 50 == 0 ? Math.max(most, pieces(database)) : most;
            }
            assertTrue(most > 50, "there was nothing to gather");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                write(database);
                return pieces(database) < 50;
            });
            assertTrue(count(database.jdbi(), "select count(*) from t") > 3_000);
        }
    }

    @Test
    void a_process_that_is_killed_where_room_was_used_again_forgets_no_commit() throws IOException {
        String url = DatabaseAddress.embedded(folder).url() + ";RETENTION_TIME=0";
        Path file = folder.resolve("shipmate.mv.db");
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (Database database = Database.open(new DatabaseAddress(url, "shipmate", ""))) {
            database.jdbi().useHandle(handle -> handle.execute("create table t (id uuid primary key, x varchar(200))"));
            for (int i = 1; i <= 600; i++) {
                write(database);
                if (i % 20 == 0) {
                    // what the operating system has is what the death of a process leaves
                    Files.copy(file, killed.resolve("shipmate.mv.db"), StandardCopyOption.REPLACE_EXISTING);
                    try (Database left = Database.openAsIs(DatabaseAddress.embedded(killed))) {
                        assertEquals(i, count(left.jdbi(), "select count(*) from t"));
                    }
                }
            }
        }
    }

    private static void write(Database database) {
        database.jdbi()
                .useTransaction(handle -> handle.createUpdate("insert into t values (random_uuid(), :x)")
                        .bind("x", "x".repeat(200))
                        .execute());
    }

    private static int pieces(Database database) {
        return count(
                database.jdbi(),
                "select cast(setting_value as integer) from information_schema.settings"
                        + " where setting_name = 'info.CHUNK_COUNT'");
    }

    @Test
    void an_empty_database_opened_as_it_is_says_that_it_is_behind_until_migrated() {
        try (Database database = Database.openAsIs(DatabaseAddress.inMemory())) {
            assertFalse(database.isUpToDate());
            database.migrate();
            database.migrate();
            assertTrue(database.isUpToDate());
        }
    }

    @Test
    void what_is_bound_to_a_statement_stands_in_no_message() {
        try (Database database = Database.inMemory()) {
            RuntimeException thrown = assertThrows(
                    RuntimeException.class,
                    () -> database.jdbi()
                            .useHandle(handle -> handle.createUpdate("insert into nowhere values (:reply)")
                                    .bind("reply", "hunter2")
                                    .execute()));
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                assertFalse(String.valueOf(cause).contains("hunter2"), cause::toString);
            }
        }
    }

    @Test
    void a_newer_schema_is_left_alone() {
        try (Database database = Database.inMemory()) {
            database.jdbi()
                    .useHandle(handle -> handle.execute("insert into flyway_schema_history"
                            + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                            + " values (999, '999', 'later', 'SQL', 'V999.sql', 'somebody', 1, true)"));
            assertTrue(database.isUpToDate());
        }
    }

    @Test
    void the_newest_version_is_that_of_the_newest_file() throws IOException, URISyntaxException {
        Path files = Path.of(Objects.requireNonNull(Schema.class.getResource("/db/migration"))
                .toURI());
        try (Stream<Path> all = Files.list(files)) {
            List<Integer> versions = all.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                    .sorted()
                    .toList();
            assertEquals(Schema.NEWEST, versions.get(versions.size() - 1));
        }
    }

    @Test
    void two_databases_in_memory_are_strangers() {
        try (Database one = Database.inMemory();
                Database other = Database.inMemory()) {
            insertSessionEntry(one.jdbi());
            assertEquals(0, count(other.jdbi(), "select count(*) from session_entry"));
        }
    }

    @Test
    void no_new_connection_has_h2_write_commits_by_itself() {
        String url = DatabaseAddress.embedded(folder).url() + ";write_delay=0";
        try (Database database = Database.open(new DatabaseAddress(url, "shipmate", ""))) {
            database.jdbi()
                    .useHandle(one -> database.jdbi()
                            .useHandle(two -> database.jdbi()
                                    .useHandle(three -> assertEquals(
                                            -1,
                                            three.select(
                                                            "select cast(setting_value as integer) from information_schema.settings"
                                                                    + " where setting_name = 'WRITE_DELAY'")
                                                    .mapTo(Integer.class)
                                                    .one()))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://localhost/x", "shipmate", ""})
    void another_database_is_refused_by_the_name_of_its_setting(String url) {
        DatabaseAddress address = new DatabaseAddress(url, "user", "hush");
        String message = assertThrows(DatabaseException.class, () -> Database.open(address))
                .getMessage();
        assertTrue(message.startsWith("database_url must begin with "), message);
        assertFalse(message.contains("hush"), message);
    }

    @Test
    void a_delay_that_would_lose_commits_is_refused() {
        DatabaseAddress address = new DatabaseAddress("jdbc:h2:mem:x;write_delay=500", "user", "");
        assertThrows(DatabaseException.class, () -> Database.open(address));
    }

    @Test
    void a_wrong_password_is_refused_by_the_name_of_its_setting() {
        DatabaseAddress address = DatabaseAddress.embedded(folder);
        Database.open(address).close();

        DatabaseAddress wrong = new DatabaseAddress(address.url(), address.user(), "wrong");
        String message = assertThrows(DatabaseException.class, () -> Database.open(wrong))
                .getMessage();

        assertTrue(message.contains("database_password"), message);
    }

    @Test
    void a_file_held_by_another_process_is_refused_and_its_commits_survive_a_kill() throws Exception {
        DatabaseAddress address = DatabaseAddress.embedded(folder);
        long commits = 200;
        try (OtherProcess other = OtherProcess.writingTo(address)) {
            other.awaitCommits(200);
            String message = assertThrows(DatabaseException.class, () -> Database.open(address))
                    .getMessage();
            assertTrue(message.contains("is in use by another process"), message);
            commits += other.kill();
        }
        try (Database database = Database.open(address)) {
            int kept = count(database.jdbi(), "select count(*) from session_entry");
            assertTrue(kept >= commits, kept + " rows are left of " + commits);
        }
    }

    @Test
    void an_address_never_shows_its_password() {
        assertFalse(new DatabaseAddress("jdbc:h2:mem:x;PASSWORD=hush", "u", "hush")
                .toString()
                .contains("hush"));
    }

    private static void insertSessionEntry(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute("insert into session_entry"
                + " (plugin, platform, user_id, name, value, expires_at)"
                + " values ('p', 'console', 'ada', 'n', 'v', current_timestamp)"));
    }

    private static int count(Jdbi jdbi, String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(int.class).one());
    }
}
