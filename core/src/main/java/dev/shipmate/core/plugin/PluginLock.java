package dev.shipmate.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code conf/plugins.lock}: which jars may be loaded, where it exists. A line for each, as {@code sha256sum} writes and
 * checks them: the SHA-256, two spaces, the file name.
 */
public final class PluginLock {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");
    private static final String REMEDY =
            "; check where it is from, then write the lock anew with shipmate plugins lock";

    private final Path file;

    /** Takes the lock of a folder of settings. */
    public PluginLock(Path conf) {
        this.file = conf.resolve("plugins.lock");
    }

    /** Returns where it is or would be. */
    public Path file() {
        return file;
    }

    /** Returns why a jar may not be loaded, if it may not. */
    Optional<String> refusal(String fileName, String sha256) {
        try {
            Map<String, String> pins = read();
            String pinned = pins.get(fileName);
            if (pinned == null) {
                return Optional.of("it is not in " + file + REMEDY);
            }
            return pinned.equals(sha256)
                    ? Optional.empty()
                    : Optional.of("its SHA-256 is " + sha256 + ", not " + pinned + " as in " + file + REMEDY);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " cannot be read (" + e.getMessage() + "), and without it nothing is loaded");
        }
    }

    /** Returns what is pinned, by file name; nothing where there is no lock or none that can be read. */
    public Map<String, String> pins() {
        try {
            return read();
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Returns the SHA-256 of each jar of a folder. */
    public static Map<String, String> of(Path folder) {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                sums.put(String.valueOf(jar.getFileName()), Copies.sha256(jar));
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
        return sums;
    }

    /**
     * Pins these jars and no others, in one step.
     *
     * @param pins the SHA-256 of each file name
     */
    public void write(Map<String, String> pins) {
        List<String> lines = new ArrayList<>();
        lines.add("# The plugin jars that may be loaded; written by: shipmate plugins lock");
        new TreeMap<>(pins).forEach((name, sha256) -> lines.add(sha256 + "  " + name));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "plugins", ".lock.part");
            try {
                Files.write(half, lines);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> pins = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher pin = LINE.matcher(line);
            if (!pin.matches()) {
                throw new IOException("line " + number + " is not a SHA-256, two spaces and a file name");
            }
            pins.put(pin.group(2).strip(), pin.group(1));
        }
        return pins;
    }
}
