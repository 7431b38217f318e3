package dev.shipmate.core.dev;

import dev.shipmate.spi.Plugin;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a project's jar with its own Maven wrapper, or the Maven of this machine, without its tests. */
final class ProjectBuild {

    private final Path project;
    private final List<String> command;
    private volatile @Nullable Process running;

    /**
     * Makes one.
     *
     * @throws DevException if there is no project, or no Maven
     */
    ProjectBuild(Path project) {
        if (!Files.isRegularFile(project.resolve("pom.xml"))) {
            throw new DevException("there is no pom.xml in " + project + "; name the folder of a plugin's project");
        }
        this.project = project;
        this.command = List.of(
                maven(project), "--batch-mode", "--quiet", "--no-transfer-progress", "-Dmaven.test.skip", "package");
    }

    /**
     * How a build ended.
     *
     * @param jar what was built; null where it failed
     * @param mistakes why it failed, in lines for people
     */
    record Ended(@Nullable Path jar, List<String> mistakes) {}

    /** Builds it. */
    Ended build() throws InterruptedException {
        List<String> printed = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            running = process;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(printed::add);
            }
            if (process.waitFor() != 0) {
                return new Ended(null, BuildLog.mistakes(project, printed));
            }
            return jar().map(jar -> new Ended(jar, List.of()))
                    .orElseGet(() -> new Ended(
                            null,
                            List.of("no jar in " + project.resolve("target") + " has META-INF/services/"
                                    + Plugin.class.getName() + "; name the plugin's class in it")));
        } catch (IOException e) {
            return new Ended(null, List.of("Maven cannot be run: " + e.getMessage()));
        } finally {
            running = null;
        }
    }

    /** Ends a build that is under way. */
    void stop() {
        Process process = running;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private Optional<Path> jar() throws IOException {
        Path target = project.resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("original-"))
                    .filter(ProjectBuild::isPlugin)
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    private static boolean isPlugin(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getEntry("META-INF/services/" + Plugin.class.getName()) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static String maven(Path project) {
        Path wrapper = project.resolve("mvnw");
        if (Files.isExecutable(wrapper)) {
            return wrapper.toString();
        }
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getenv("MAVEN_HOME")).ifPresent(home -> places.add(Path.of(home, "bin")));
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                places.add(Path.of(folder));
            }
        }
        return places.stream()
                .map(folder -> folder.resolve("mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new DevException("there is no Maven; put mvn on the PATH, set MAVEN_HOME,"
                        + " or add its wrapper (mvnw) to " + project));
    }
}
