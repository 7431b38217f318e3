package dev.shipmate.core.plugin;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A jar of the plugin folder, copied aside and looked at before any of its classes is loaded. The copy is what is loaded:
 * overwriting a jar that is open breaks class loading.
 *
 * @param fileName as it stands in the folder; empty for a plugin that is part of the host
 * @param platform the platform that it says it brings, which is off unless enabled; empty for none
 */
record PluginJar(String fileName, Path copy, String sha256, String version, String spi, String platform) {

    private static final String SERVICE = "META-INF/services/dev.shipmate.spi.Plugin";

    /** What is wrong with a jar, with a remedy. */
    static final class UnusableJarException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        UnusableJarException(String message) {
            super(message);
        }
    }

    /** Returns what stands for the jar of a plugin that is part of the host. */
    static PluginJar ofHost(String version) {
        return new PluginJar("", Path.of(""), "", version, "", "");
    }

    static PluginJar open(Path jar, Path copies) throws UnusableJarException {
        String fileName = String.valueOf(jar.getFileName());
        try {
            byte[] bytes = Files.readAllBytes(jar);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            Files.createDirectories(copies);
            Path copy = copies.resolve(fileName.replace(".jar", "") + "-" + sha256.substring(0, 16) + ".jar");
            Path half = copies.resolve(copy.getFileName() + ".part");
            Files.write(half, bytes);
            Files.move(half, copy, StandardCopyOption.REPLACE_EXISTING);
            return read(fileName, copy, sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UnusableJarException("it is not a readable jar (" + e.getMessage() + "); copy it again");
        }
    }

    private static PluginJar read(String fileName, Path copy, String sha256) throws IOException, UnusableJarException {
        try (JarFile file = new JarFile(copy.toFile())) {
            ZipEntry service = file.getEntry(SERVICE);
            if (service == null) {
                throw new UnusableJarException("it has no " + SERVICE
                        + "; name the class there that implements Plugin, or take the jar out of the folder");
            }
            Manifest manifest = Optional.ofNullable(file.getManifest()).orElseGet(Manifest::new);
            Attributes attributes = manifest.getMainAttributes();
            return new PluginJar(
                    fileName,
                    copy,
                    sha256,
                    value(attributes, "Implementation-Version"),
                    value(attributes, "Shipmate-Spi"),
                    value(attributes, "Shipmate-Platform"));
        }
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }
}
