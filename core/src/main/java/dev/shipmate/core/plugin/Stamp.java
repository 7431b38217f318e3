package dev.shipmate.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * By what it is seen that a file was written to.
 *
 * @param key which file it is, where the file system says so: another one may have been moved into its place
 */
record Stamp(long size, FileTime written, String key) {

    /** Returns that of a file, or nothing where there is none. */
    static Optional<Stamp> of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey())));
        } catch (IOException e) {
            // a link to nothing is a file all the same: somebody put it there
            return Files.isSymbolicLink(file)
                    ? Optional.of(new Stamp(-1, FileTime.fromMillis(0), ""))
                    : Optional.empty();
        }
    }
}
