package dev.shipmate.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the jars: what lies in it, and copies of it that nobody else writes to. */
final class Shelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Path folder;
    private final Path parentOfCopies;
    private final PluginLock lock;
    private final Signers signers;
    private @Nullable Copies copies;
    private boolean isUnreadable;

    Shelf(Path folder, Path parentOfCopies, PluginLock lock, Signers signers) {
        this.folder = folder;
        this.parentOfCopies = parentOfCopies;
        this.lock = lock;
        this.signers = signers;
    }

    Path folder() {
        return folder;
    }

    /** Returns the jars that are there, by name; nothing where the folder cannot be read, whatever may be in it. */
    synchronized Optional<List<Path>> files() {
        if (!Files.isDirectory(folder)) {
            return Optional.of(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            isUnreadable = false;
            return Optional.of(jars);
        } catch (IOException | java.io.UncheckedIOException e) {
            if (!isUnreadable) {
                LOG.error("the plugin folder {} cannot be read", folder, e);
            }
            isUnreadable = true;
            return Optional.empty();
        }
    }

    /** Returns the jars that are there and by what it is seen that they change. */
    Optional<Map<Path, Stamp>> stamps() {
        return files().map(files -> {
            Map<Path, Stamp> stamps = new LinkedHashMap<>();
            files.forEach(file -> Stamp.of(file).ifPresent(stamp -> stamps.put(file, stamp)));
            return stamps;
        });
    }

    /**
     * Copies and opens a jar, if it may be loaded; an {@link UnfitPluginException} says what is wrong with it. Several may be
     * opened at once.
     */
    CopiedJar open(Path file) {
        CopiedJar jar = CopiedJar.open(file, copies());
        Optional<String> refusal = lock.refusal(jar.fileName(), jar.sha256()).or(() -> unsigned(jar));
        if (refusal.isPresent()) {
            jar.remove();
            throw new UnfitPluginException(refusal.get());
        }
        return jar;
    }

    private synchronized Copies copies() {
        Copies open = copies;
        try {
            if (open == null) {
                open = Copies.below(parentOfCopies);
                copies = open;
            }
            return open;
        } catch (IOException e) {
            throw new UnfitPluginException("it cannot be copied to " + parentOfCopies + " (" + e.getMessage() + ")");
        }
    }

    private Optional<String> unsigned(CopiedJar jar) {
        try {
            return signers.refusal(jar.copy());
        } catch (IOException e) {
            return Optional.of("its signature cannot be read (" + e.getMessage() + ")");
        }
    }

    @Override
    public synchronized void close() {
        if (copies != null) {
            copies.close();
            copies = null;
        }
    }
}
