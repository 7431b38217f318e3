package dev.shipmate.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven as the author of a plugin runs it, far from this build: with a local repository that holds what was published of
 * Shipmate, and shares everything else with that of the build.
 */
final class AuthorsMaven {

    private static final String VERSION = System.getProperty("shipmate.version");
    private static final Path SOURCES = Path.of(System.getProperty("shipmate.sources"));
    private static final Path SHARED = Path.of(System.getProperty("shipmate.repository"));

    private final Path repository;

    private AuthorsMaven(Path repository) {
        this.repository = repository;
    }

    /** Lays out the repository, or brings it up to date. */
    static AuthorsMaven prepared() throws IOException {
        Path repository = Path.of(System.getProperty("shipmate.target"), "author-repository")
                .toAbsolutePath()
                .normalize();
        link(SHARED, repository, "dev");
        if (Files.isDirectory(SHARED.resolve("dev"))) {
            link(SHARED.resolve("dev"), repository.resolve("dev"), "shipmate");
        }
        AuthorsMaven maven = new AuthorsMaven(repository);
        maven.publish("", "dev/shipmate", "shipmate-parent", false);
        maven.publish("plugins", "dev/shipmate/plugins", "shipmate-plugins", false);
        maven.publish("plugins/plugin-parent", "dev/shipmate", "shipmate-plugin-parent", false);
        maven.publish("spi", "dev/shipmate", "shipmate-spi", true);
        maven.publish("core", "dev/shipmate", "shipmate-core", true);
        maven.publish("plugins/testkit", "dev/shipmate", "shipmate-testkit", true);
        maven.publish("plugins/archetype", "dev/shipmate", "shipmate-plugin-archetype", true);
        return maven;
    }

    /** How it ended, and what it printed. */
    record Ended(int exit, String log) {}

    /** Makes a project below a folder, with these properties besides the group and artifact. */
    Ended generates(Path folder, String artifact, String... properties) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "org.apache.maven.plugins:maven-archetype-plugin:" + System.getProperty("shipmate.archetype-plugin")
                        + ":generate",
                "-DarchetypeGroupId=dev.shipmate",
                "-DarchetypeArtifactId=shipmate-plugin-archetype",
                "-DarchetypeVersion=" + VERSION,
                "-DgroupId=org.example",
                "-DartifactId=" + artifact));
        words.addAll(List.of(properties));
        return runs(folder, words.toArray(String[]::new));
    }

    /** Runs it in a folder, to its end. */
    Ended runs(Path folder, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(home().resolve("bin/mvn").toString(), "-B", "-ntp"));
        line.add("-Dmaven.repo.local=" + repository);
        if (isOffline()) {
            line.add("-o");
        }
        line.addAll(List.of(words));
        Path log = Files.createTempFile("maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "MAVEN_CMD_LINE_ARGS", "MAVEN_ARGS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("Maven does not end:\n" + Files.readString(log));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets others who build a project find its repository too. */
    void isUsedBy(Path project) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Dmaven.repo.local=" + repository));
        if (isOffline()) {
            options.add("-o");
        }
        Files.createDirectories(project.resolve(".mvn"));
        Files.write(project.resolve(".mvn/maven.config"), options);
    }

    /** Returns where the Maven is that runs this build. */
    static Path home() {
        return Path.of(System.getProperty("shipmate.maven"));
    }

    private static boolean isOffline() {
        return System.getProperty("shipmate.mode").equals("offline true");
    }

    private void publish(String module, String group, String artifact, boolean hasJar) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve(group).resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Path built = SOURCES.resolve(module);
        Files.copy(built.resolve("pom.xml"), folder.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (hasJar) {
            Files.copy(
                    built.resolve("target/" + name + ".jar"),
                    folder.resolve(name + ".jar"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void link(Path from, Path to, String but) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path name = entry.getFileName();
                if (!name.toString().equals(but) && Files.notExists(to.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }
}
