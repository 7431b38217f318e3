package dev.shipmate.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where jars are copied before they are opened: a folder for this host alone, locked for as long as it is used, so that
 * what a killed host left behind is known and removed.
 */
final class Copies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private final AtomicInteger number = new AtomicInteger();

    /** A copy of a jar. */
    record Copy(Path path, String sha256) {}

    private Copies(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a folder below the parent, and removes those that nobody uses any more. */
    static Copies below(Path parent) throws IOException {
        Files.createDirectories(parent);
        try (Stream<Path> left = Files.list(parent)) {
            left.forEach(Copies::removeUnused);
        }
        Path folder = Files.createTempDirectory(parent, "host-");
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        return new Copies(folder, lock);
    }

    Copy copy(Path jar) throws IOException {
        String fileName = String.valueOf(jar.getFileName());
        Path half = Files.createTempFile(folder, fileName, ".part");
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
            Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        // each copy has a name of its own: what is kept of an earlier one by its path is not mistaken for this one
        Path copy = half.resolveSibling(number.incrementAndGet() + "-" + fileName);
        Files.move(half, copy, StandardCopyOption.REPLACE_EXISTING);
        return new Copy(copy, sha256);
    }

    /** Removes a copy that nothing uses any more. */
    static void remove(@Nullable Copy copy) {
        if (copy != null) {
            remove(copy.path());
        }
    }

    /** Removes the file of a copy; that of a plugin that is part of the host is not there. */
    static void remove(Path copy) {
        try {
            if (!copy.toString().isEmpty()) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed; the next start does it", copy, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            removeAll(folder);
        } catch (IOException e) {
            LOG.warn("the copies of the plugins in {} could not be removed; the next start does it", folder, e);
        }
    }

    private static void removeUnused(Path folder) {
        Path file = folder.resolve(LOCK);
        try {
            // A folder without a lock is one that is being made at this moment, or not ours.
            if (Files.exists(file) && isUnused(file)) {
                removeAll(folder);
            }
        } catch (IOException e) {
            LOG.warn("{} was left behind and cannot be removed", folder, e);
        }
    }

    private static boolean isUnused(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Returns the SHA-256 of a file. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
