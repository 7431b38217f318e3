package dev.shipmate.core.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that a project is built from: {@code pom.xml} and all below {@code src}. They are looked at several times a
 * second, which works on every file system and with every editor.
 */
final class SavedFiles {

    private static final Duration LOOK = Duration.ofMillis(150);

    private final Path project;
    private Map<Path, String> known = Map.of();

    SavedFiles(Path project) {
        this.project = project;
    }

    /** Takes them as they are now. */
    void remember() {
        known = now();
    }

    /** Waits until something is saved, added or deleted, and then left alone for a moment. */
    void awaitSave() throws InterruptedException {
        Map<Path, String> before = known;
        Map<Path, String> now = now();
        while (now.equals(known) || !now.equals(before)) {
            before = now;
            Thread.sleep(LOOK.toMillis());
            now = now();
        }
        known = now;
    }

    private Map<Path, String> now() {
        Map<Path, String> files = new HashMap<>();
        note(project.resolve("pom.xml"), files);
        Path sources = project.resolve("src");
        if (Files.isDirectory(sources)) {
            try {
                Files.walkFileTree(sources, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        files.put(file, stamp(attributes));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static void note(Path file, Map<Path, String> files) {
        try {
            files.put(file, stamp(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            // an editor that replaces a file takes it away for a moment
            files.put(file, "gone");
        }
    }

    private static String stamp(BasicFileAttributes attributes) {
        return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    }
}
