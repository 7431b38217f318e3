package dev.shipmate.core.backup;

import dev.shipmate.core.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a home with an embedded database into one file, while commands go on. */
public final class Backup {

    static final String DATABASE = "shipmate.mv.db";
    static final String KEY = "secret.key";
    static final String CONF = "conf/";

    private final Database database;
    private final Path data;
    private final Path conf;
    private final String version;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param version of this host
     */
    public Backup(Database database, Path data, Path conf, String version, Clock clock) {
        this.database = database;
        this.data = data;
        this.conf = conf;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Writes the file, for its owner alone, whole or not at all.
     *
     * @param replaces whether a file of this name may be replaced
     * @return its size in bytes
     * @throws BackupException if it cannot be written
     */
    public long write(Path file, boolean replaces) {
        if (database.isShared()) {
            throw new BackupException("the database is a PostgreSQL, which is saved with its own tools:"
                    + " pg_dump --format=custom --file=shipmate.dump shipmate, and back into an empty one with"
                    + " pg_restore --dbname=shipmate shipmate.dump. Keep conf/ with it, and secret_key above all.");
        }
        if (!replaces && Files.exists(file)) {
            throw new BackupException(file + " is there already: name another file, or replace it with --force");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Path copy = data.resolve("backup-" + clock.millis() + ".zip");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            database.backUp(copy);
            write(part, copy);
            if (replaces) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                // fails where the file came in the meantime
                Files.createLink(file, part);
                Files.delete(part);
            }
            sync(file.toAbsolutePath().resolveSibling("."));
            return Files.size(file);
        } catch (FileAlreadyExistsException e) {
            throw new BackupException(e.getFile() + " is there already: name another file", e);
        } catch (IOException e) {
            throw new BackupException(file + " cannot be written: " + e, e);
        } finally {
            delete(part);
            delete(copy);
        }
    }

    private void write(Path part, Path copy) throws IOException {
        Map<String, BackupManifest.Entry> files = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel), StandardCharsets.UTF_8)) {
            try (ZipInputStream pages = new ZipInputStream(Files.newInputStream(copy))) {
                if (pages.getNextEntry() == null) {
                    throw new IOException("the database wrote nothing");
                }
                files.put(DATABASE, add(zip, DATABASE, pages));
            }
            for (Path file : others()) {
                String name = file.equals(data.resolve(KEY)) ? KEY : CONF + file.getFileName();
                try (InputStream content = Files.newInputStream(file)) {
                    files.put(name, add(zip, name, content));
                }
            }
            zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
            zip.write(new BackupManifest(
                            version,
                            Database.NEWEST,
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                            files)
                    .toJson()
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            channel.force(true);
        }
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> configuration = Files.exists(conf) ? Files.list(conf) : Stream.empty()) {
            return Stream.concat(Stream.of(data.resolve(KEY)), configuration.sorted())
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static BackupManifest.Entry add(ZipOutputStream zip, String name, InputStream content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            zip.write(buffer, 0, read);
            digest.update(buffer, 0, read);
            size += read;
        }
        zip.closeEntry();
        return new BackupManifest.Entry(size, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BackupException(file + " cannot be removed: " + e, e);
        }
    }
}
