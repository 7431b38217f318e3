package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.ChangeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class SettingsHistoryTest {

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final ChangeLog changes = new ChangeLog(database.jdbi(), Clock.systemUTC());
    private final SettingsHistory history = new SettingsHistory(database.jdbi(), changes);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachChangeOfTheFileIsLoggedOnceAndNoSecretWithIt() throws IOException {
        read("http_port = 9000\ndatabase_password = hunter2\nsome_token = xoxb-1\nenable_jokes = true");
        read("http_port = 9000\ndatabase_password = hunter2\nsome_token = xoxb-1\nenable_jokes = true");
        assertEquals(
                List.of(
                        "create database_password null -> {\"value\":\"***\"}",
                        "create enable_jokes null -> {\"value\":\"true\"}",
                        "create http_port null -> {\"value\":\"9000\"}",
                        "create some_token null -> {\"value\":\"***\"}"),
                logged());

        read("http_port = 9001\nenable_jokes = true");
        assertEquals(
                List.of(
                        "delete database_password {\"value\":\"***\"} -> null",
                        "delete some_token {\"value\":\"***\"} -> null",
                        "update http_port {\"value\":\"9000\"} -> {\"value\":\"9001\"}"),
                logged().stream().filter(line -> !line.startsWith("create")).toList());
        assertFalse(
                logged().toString().contains("hunter2") || logged().toString().contains("xoxb"));
    }

    private void read(String text) throws IOException {
        Files.writeString(folder.resolve("plugins.properties"), text);
        SettingsFile file = SettingsFile.read(folder, Map.of(), Map.of("http_host", "127.0.0.1"));
        history.record(file, Map.of("enable_jokes", file.text("enable_jokes")));
    }

    private List<String> logged() {
        return changes.list(Search.first(100)).rows().stream()
                .map(change ->
                        change.action() + " " + change.objectId() + " " + change.before() + " -> " + change.after())
                .sorted()
                .toList();
    }
}
