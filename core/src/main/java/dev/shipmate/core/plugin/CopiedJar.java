package dev.shipmate.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar of the plugin folder, copied aside and looked at before any of its classes is loaded. The copy is what is loaded:
 * overwriting a jar that is open breaks class loading.
 *
 * @param fileName as it stands in the folder; empty for a plugin that is part of the host
 * @param platforms those that it says it brings, each off unless enabled
 */
record CopiedJar(String fileName, Path copy, String sha256, String version, String spi, List<String> platforms) {

    private static final String SERVICE = "META-INF/services/dev.shipmate.spi.Plugin";

    /** Returns what stands for the jar of a plugin that is part of the host. */
    static CopiedJar ofHost(String version) {
        return new CopiedJar("", Path.of(""), "", version, "", List.of());
    }

    /**
     * Copies and opens a jar; an {@link UnfitPluginException} says what is wrong with it, an {@link UnreadableJarException}
     * that it is no whole jar.
     */
    static CopiedJar open(Path jar, Copies copies) {
        String fileName = String.valueOf(jar.getFileName());
        Copies.@Nullable Copy copy = null;
        try {
            copy = copies.copy(jar);
            return read(fileName, copy);
        } catch (IOException | IllegalArgumentException e) {
            Copies.remove(copy);
            throw new UnreadableJarException("it is not a readable jar (" + e.getMessage() + "); copy it again");
        } catch (UnfitPluginException e) {
            Copies.remove(copy);
            throw e;
        }
    }

    /** Removes the copy, which nothing uses any more. */
    void remove() {
        Copies.remove(copy);
    }

    /** Returns what a plugin is called as long as its jar is all that is known. */
    static String nameOf(String fileName) {
        return fileName.replaceFirst("\\.jar$", "").toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static CopiedJar read(String fileName, Copies.Copy copy) throws IOException {
        try (JarFile file = new JarFile(copy.path().toFile(), false)) {
            ZipEntry service = file.getEntry(SERVICE);
            if (service == null) {
                throw new UnfitPluginException("it has no " + SERVICE
                        + "; name the class there that implements Plugin, or take the jar out of the folder");
            }
            JarRules.check(file);
            Manifest manifest = Optional.ofNullable(file.getManifest()).orElseGet(Manifest::new);
            Attributes attributes = manifest.getMainAttributes();
            return new CopiedJar(
                    fileName,
                    copy.path(),
                    copy.sha256(),
                    value(attributes, "Implementation-Version"),
                    value(attributes, "Shipmate-Spi"),
                    Stream.of(value(attributes, "Shipmate-Platform").split(","))
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .toList());
        }
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }
}
