package dev.shipmate.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/**
 * What the bytes of a jar must keep to before a class of it is loaded. All of it is read: what was copied only in part is
 * found, and so is what unpacks to more than it says.
 */
final class JarRules {

    private static final int MOST_ENTRIES = 50_000;
    private static final long LARGEST_ENTRY = 64L << 20;
    private static final long LARGEST = 256L << 20;

    private JarRules() {}

    /**
     * Checks a jar.
     *
     * @throws UnfitPluginException if it breaks a rule
     * @throws IOException if it is damaged
     */
    static void check(JarFile jar) throws IOException {
        if (jar.size() > MOST_ENTRIES) {
            throw new UnfitPluginException("it holds " + jar.size() + " entries, more than " + MOST_ENTRIES
                    + "; take out what the plugin does not need");
        }
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[16 * 1024];
        long all = 0;
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            checkName(entry.getName());
            if (!names.add(entry.getName())) {
                throw new UnfitPluginException("it holds the entry " + told(entry.getName()) + " twice; build it anew");
            }
            all += read(jar, entry, buffer, LARGEST - all);
        }
        checkManifest(jar.getManifest());
    }

    /** The host unpacks nothing, but what a plugin unpacks must not leave the folder that it chose either. */
    private static void checkName(String name) {
        boolean leaves = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || isOnDrive(name)
                || ("/" + name + "/").contains("/../");
        if (leaves) {
            throw new UnfitPluginException(
                    "its entry " + told(name) + " leads out of the jar; do not trust where it is from");
        }
    }

    private static boolean isOnDrive(String name) {
        return name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
    }

    private static long read(JarFile jar, JarEntry entry, byte[] buffer, long left) throws IOException {
        CRC32 sum = new CRC32();
        long size = 0;
        try (InputStream in = jar.getInputStream(entry)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                sum.update(buffer, 0, count);
                if (size > LARGEST_ENTRY || size > left) {
                    throw new UnfitPluginException("its entry " + told(entry.getName()) + " unpacks to more than "
                            + (size > LARGEST_ENTRY ? LARGEST_ENTRY >> 20 : LARGEST >> 20)
                            + " MiB" + (size > LARGEST_ENTRY ? "" : " with what is before it")
                            + "; do not trust where the jar is from");
                }
            }
        }
        if (!entry.isDirectory() && entry.getCrc() != sum.getValue()) {
            throw new IOException(told(entry.getName()) + " is damaged");
        }
        return size;
    }

    /** A jar that names others would bring what nobody looked at. */
    private static void checkManifest(@org.jspecify.annotations.Nullable Manifest manifest) {
        if (manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
            throw new UnfitPluginException(
                    "its manifest has a Class-Path, which would load other jars; bundle the libraries into the jar");
        }
    }

    private static String told(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return "\"" + (line.length() > 100 ? line.substring(0, 100) + "…" : line) + "\"";
    }
}
