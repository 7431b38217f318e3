package dev.shipmate.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Which libraries are in the distribution more than once: only those that the isolation of plugins asks for. */
class LibrariesIT {

    private static final Path HOME = Path.of(System.getProperty("shipmate.home"));

    /**
     * What each plugin has inside besides its own classes, and no other may creep in unseen. A plugin sees the SPI and the
     * JDK, so it brings what it needs, and several bring Gson (0.2 MB each): a plugin is replaced without the others.
     */
    private static final Map<String, Set<String>> INSIDE = Map.of(
            "irc", Set.of(),
            "jokes", Set.of(),
            "mattermost", Set.of("com.google.gson"),
            "ms-teams",
                    // tokens of the Bot Framework are verified
                    Set.of("com.google.errorprone", "com.google.gson", "com.nimbusds.jose", "com.nimbusds.jwt"),
            "nautobot", Set.of("com.google.errorprone", "com.google.gson"),
            "network", Set.of("com.google.errorprone", "com.google.gson"),
            "slack", Set.of("com.google.errorprone", "com.google.gson", "com.slack.api"),
            // the one library that the host has too
            "weather", Set.of("com.fasterxml.jackson", "com.google.errorprone", "com.google.gson"),
            "webex", Set.of("com.google.errorprone", "com.google.gson"));

    @Test
    void noClassIsInTwoLibrariesOfTheHost() throws IOException {
        Map<String, String> seen = new HashMap<>();
        for (Path jar : jars("lib")) {
            for (String name : classes(jar)) {
                String other = seen.put(name, jar.getFileName().toString());
                assertEquals(null, other, name + " is in " + jar.getFileName() + " too");
            }
        }
    }

    @Test
    void aPluginHasInsideWhatItIsKnownToNeed() throws IOException {
        Map<String, Set<String>> inside = new TreeMap<>();
        for (Path jar : jars("plugins")) {
            Set<String> packages = classes(jar).stream()
                    .filter(name -> !name.startsWith("dev/shipmate/plugins/"))
                    .map(LibrariesIT::library)
                    .collect(Collectors.toCollection(TreeSet::new));
            inside.put(jar.getFileName().toString().replace(".jar", ""), packages);
        }
        assertEquals(new TreeMap<>(INSIDE), inside);
    }

    /** The first three words of a class's package. */
    private static String library(String name) {
        return Stream.of(name.split("/")).limit(3).collect(Collectors.joining("."));
    }

    private static List<Path> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    /** The classes of a jar for any version of Java. */
    private static List<String> classes(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class")
                            && !name.endsWith("module-info.class")
                            && !name.startsWith("META-INF/versions/"))
                    .toList();
        }
    }
}
