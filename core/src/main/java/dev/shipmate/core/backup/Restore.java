package dev.shipmate.core.backup;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup in the place of what a home holds, all of it or nothing: first everything is unpacked and checked beside
 * it, then a mark says so, then the files change places. A restore that was cut off before the mark never was; one that
 * was cut off behind it is finished by whoever opens the home next.
 */
public final class Restore {

    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final String MARK = "complete";
    private static final long LARGEST_MANIFEST = 1 << 20;

    private final Path data;
    private final Path conf;
    private final Clock clock;
    private final Path fresh;

    /** Makes one for a home on which no host runs. */
    public Restore(Path data, Path conf, Clock clock) {
        this.data = data;
        this.conf = conf;
        this.clock = clock;
        this.fresh = data.resolve("restore");
    }

    /** What was restored, and where that is which was there before. */
    public record Restored(String shipmate, String created, Path before) {}

    /**
     * Restores.
     *
     * @throws BackupException if the file is no whole backup, or of a newer version; then nothing was changed
     */
    public Restored from(Path file) {
        finish();
        try {
            BackupManifest manifest = unpack(file);
            closeWhatWasOpen();
            Files.createFile(fresh.resolve(MARK));
            Backup.sync(fresh);
            return new Restored(manifest.shipmate(), manifest.created(), swap());
        } catch (IOException e) {
            throw new BackupException(file + " cannot be restored: " + e.getMessage(), e);
        }
    }

    /** Finishes what was cut off, or takes away what it left. */
    public void finish() {
        try {
            if (Files.exists(fresh.resolve(MARK))) {
                LOG.info("a restore was cut off and is finished now; what was there before is in {}", swap());
            } else if (Files.exists(fresh)) {
                discard();
            }
        } catch (IOException e) {
            throw new BackupException("the restore that was begun cannot be finished: " + e.getMessage(), e);
        }
    }

    private BackupManifest unpack(Path file) throws IOException {
        Files.createDirectories(
                fresh.resolve("conf"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            BackupManifest manifest = manifest(zip);
            if (manifest.schema() > Database.NEWEST) {
                throw new BackupException(file + " was written by Shipmate " + manifest.shipmate()
                        + ", which is newer than this one. Install that version first.");
            }
            requireNames(zip, manifest);
            for (Map.Entry<String, BackupManifest.Entry> entry :
                    manifest.files().entrySet()) {
                unpack(zip, entry.getKey(), entry.getValue());
            }
            return manifest;
        }
    }

    private static BackupManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupManifest.NAME);
        if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
            throw new IOException("it is no backup of Shipmate");
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return BackupManifest.fromJson(
                    new String(content.readNBytes((int) LARGEST_MANIFEST), StandardCharsets.UTF_8));
        }
    }

    /** Only what a backup holds, each in its place: a name can lead nowhere else. */
    private static void requireNames(ZipFile zip, BackupManifest manifest) throws IOException {
        Set<String> expected = new HashSet<>(manifest.files().keySet());
        for (String name : expected) {
            boolean isConf = name.startsWith(Backup.CONF)
                    && name.substring(Backup.CONF.length()).matches("[A-Za-z0-9._-]{1,100}")
                    && !name.endsWith("/.")
                    && !name.endsWith("/..");
            if (!isConf && !name.equals(Backup.DATABASE) && !name.equals(Backup.KEY)) {
                throw new IOException("it holds " + name + ", which is no file of a backup");
            }
        }
        expected.add(BackupManifest.NAME);
        Set<String> found = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            found.add(entry.getName());
        }
        if (!found.equals(expected) || !expected.contains(Backup.DATABASE)) {
            throw new IOException("its entries are not those that it names");
        }
    }

    private void unpack(ZipFile zip, String name, BackupManifest.Entry expected) throws IOException {
        MessageDigest digest = Backup.sha256();
        Path target = fresh.resolve(name);
        long size = 0;
        try (InputStream content = zip.getInputStream(zip.getEntry(name));
                FileChannel channel = FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > expected.size()) {
                    throw new IOException(name + " in it is larger than it says");
                }
                digest.update(buffer, 0, read);
                channel.write(ByteBuffer.wrap(buffer, 0, read));
            }
            channel.force(true);
        }
        if (size != expected.size()
                || !HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
            throw new IOException(name + " in it is damaged");
        }
    }

    /** What was under way when the backup was written has gone on since then: it is not run a second time. */
    private void closeWhatWasOpen() {
        try (Database database = Database.open(DatabaseAddress.embedded(fresh))) {
            database.jdbi().useTransaction(handle -> {
                handle.execute("update command_log set status = 'interrupted', details = 'open in the backup that was"
                        + " restored' where status is null");
                handle.execute(
                        "update delivery set state = 'done', inbound = null, reply = null where state <> 'done'");
                handle.execute("delete from post");
            });
            database.sync();
        }
    }

    /** Can be done any number of times: each file is either still beside the home or in its place. */
    private Path swap() throws IOException {
        Path before = data.resolve("before-restore-" + clock.instant().getEpochSecond());
        Files.createDirectories(
                before.resolve("conf"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(conf);
        for (String name : List.of(Backup.DATABASE, Backup.KEY)) {
            swap(fresh.resolve(name), data.resolve(name), before.resolve(name));
        }
        List<Path> settings;
        Path folder = fresh.resolve("conf");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            settings = files.toList();
        }
        for (Path file : settings) {
            Path name = file.getFileName();
            swap(file, conf.resolve(name), before.resolve("conf").resolve(name));
        }
        Backup.sync(data);
        Backup.sync(conf);
        discard();
        return before;
    }

    private static void swap(Path fresh, Path place, Path before) throws IOException {
        if (Files.exists(fresh)) {
            if (Files.exists(place)) {
                Files.copy(place, before, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void discard() throws IOException {
        if (Files.exists(fresh)) {
            // the mark last: until then it is finished again, which does no harm
            for (Path folder : List.of(fresh.resolve("conf"), fresh)) {
                try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                    for (Path file : files.filter(one -> !one.endsWith(MARK)).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.deleteIfExists(fresh.resolve(MARK));
            Files.delete(fresh);
        }
    }
}
