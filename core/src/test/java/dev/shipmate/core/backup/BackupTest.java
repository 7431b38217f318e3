package dev.shipmate.core.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {

    @TempDir
    private Path folder;

    private Path data;
    private Path conf;
    private Path file;

    @BeforeEach
    void home() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        conf = Files.createDirectories(folder.resolve("conf"));
        file = folder.resolve("shipmate.backup");
        Files.writeString(data.resolve("secret.key"), "old key");
        Files.writeString(conf.resolve("plugins.properties"), "http_port = 1\n");
        try (Database database = open()) {
            delivery(database, "accepted");
            database.jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "insert into command_log (id, start_time, platform, means,"
                                            + " command, subcommand, params) values (random_uuid(), now(), 'lab', 'typed', 'a', 'b', '[]')"));
            backup(database).write(file, false);
            // what comes later is not in it
            delivery(database, "done");
        }
        Files.writeString(data.resolve("secret.key"), "new key");
        Files.writeString(conf.resolve("plugins.properties"), "http_port = 2\n");
    }

    @Test
    void it_is_whole_and_for_its_owner_alone() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("conf", "data", "shipmate.backup"), names(folder));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    List.of("shipmate.mv.db", "secret.key", "conf/plugins.properties", "manifest.json"),
                    zip.stream().map(ZipEntry::getName).toList());
        }
    }

    @Test
    void a_file_that_is_there_is_replaced_only_when_asked_to() {
        try (Database database = open()) {
            assertTrue(
                    assertThrows(BackupException.class, () -> backup(database).write(file, false))
                            .getMessage()
                            .contains("is there already"));
            assertTrue(backup(database).write(file, true) > 0);
        }
    }

    @Test
    void what_it_held_is_back_and_what_was_there_is_beside_it() throws IOException {
        Restore.Restored restored = restore().from(file);

        assertEquals("old key", Files.readString(data.resolve("secret.key")));
        assertEquals("http_port = 1\n", Files.readString(conf.resolve("plugins.properties")));
        assertEquals("new key", Files.readString(restored.before().resolve("secret.key")));
        assertEquals("http_port = 2\n", Files.readString(restored.before().resolve("conf/plugins.properties")));
        assertFalse(Files.exists(data.resolve("restore")));
        try (Database database = open()) {
            assertEquals(List.of("done"), strings(database, "select state from delivery"), "it is not run again");
            assertEquals(List.of("interrupted"), strings(database, "select status from command_log"));
        }
    }

    @Test
    void what_was_cut_off_before_it_was_whole_never_was() throws IOException {
        Files.createDirectories(data.resolve("restore/conf"));
        Files.writeString(data.resolve("restore/secret.key"), "half");
        Files.writeString(data.resolve("restore/conf/plugins.properties"), "half");

        restore().finish();

        assertFalse(Files.exists(data.resolve("restore")));
        assertEquals("new key", Files.readString(data.resolve("secret.key")));
        assertEquals("http_port = 2\n", Files.readString(conf.resolve("plugins.properties")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret.key", "secret.key conf/plugins.properties", "secret.key conf"})
    void what_was_cut_off_while_it_changed_places_is_finished(String moved) throws IOException {
        Files.createDirectories(data.resolve("restore/conf"));
        Files.writeString(data.resolve("restore/secret.key"), "restored");
        Files.writeString(data.resolve("restore/conf/plugins.properties"), "restored");
        Files.createFile(data.resolve("restore/complete"));
        if (moved.contains("secret.key")) {
            Files.move(
                    data.resolve("restore/secret.key"),
                    data.resolve("secret.key"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (moved.contains("conf")) {
            Files.move(
                    data.resolve("restore/conf/plugins.properties"),
                    conf.resolve("plugins.properties"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (moved.endsWith("conf")) {
            Files.delete(data.resolve("restore/conf"));
        }

        restore().finish();

        assertFalse(Files.exists(data.resolve("restore")));
        assertEquals("restored", Files.readString(data.resolve("secret.key")));
        assertEquals("restored", Files.readString(conf.resolve("plugins.properties")));
    }

    @Test
    void a_damaged_or_hostile_file_changes_nothing() throws IOException {
        refused("damaged", files -> files.put("secret.key", "another".getBytes(StandardCharsets.UTF_8)));
        refused("larger than it says", files -> files.put("secret.key", new byte[10_000_000]));
        refused("not those that it names", files -> files.put("conf/../../evil", new byte[1]));
        refused(
                "no file of a backup",
                files -> files.compute("manifest.json", (name, text) -> replaced(text, "secret.key", "../evil")));
        refused(
                "newer than this one",
                files -> files.compute(
                        "manifest.json", (name, text) -> replaced(text, "\"schema\" : ", "\"schema\" : 9")));
        refused("no backup of Shipmate", files -> files.remove("manifest.json"));
        Files.writeString(file, "no zip");
        assertThrows(BackupException.class, () -> restore().from(file));
        assertUnchanged();
    }

    private void refused(String why, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        change.accept(files);
        Path other = folder.resolve("other.backup");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        String message =
                assertThrows(BackupException.class, () -> restore().from(other)).getMessage();
        assertTrue(message.contains(why), message);
        assertUnchanged();
    }

    private void assertUnchanged() throws IOException {
        restore().finish();
        assertEquals("new key", Files.readString(data.resolve("secret.key")));
        assertEquals("http_port = 2\n", Files.readString(conf.resolve("plugins.properties")));
        assertEquals(List.of("secret.key", "shipmate.mv.db"), names(data));
    }

    private static byte[] replaced(byte[] text, String part, String by) {
        return new String(text, StandardCharsets.UTF_8).replace(part, by).getBytes(StandardCharsets.UTF_8);
    }

    private Database open() {
        return Database.open(DatabaseAddress.embedded(data));
    }

    private Backup backup(Database database) {
        return new Backup(database, data, conf, "1.2.3", Clock.systemUTC());
    }

    private Restore restore() {
        return new Restore(data, conf, Clock.systemUTC());
    }

    private static void delivery(Database database, String state) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into delivery (platform, delivery_id, inbound, state,"
                                + " received_at) values ('lab', ?, '{}', ?, now())",
                        state,
                        state));
    }

    private static List<String> strings(Database database, String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
