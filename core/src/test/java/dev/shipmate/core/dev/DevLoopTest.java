package dev.shipmate.core.dev;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void aSaveIsBuiltAndAFailedBuildKeepsTheJar() throws Exception {
        Path project = project();
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        try (DevLoop loop = new DevLoop(project, plugins, told::add)) {
            loop.buildOnce();
            assertTrue(told.get(0).startsWith("Built lunch.jar in "), told.toString());
            assertEquals(-1, Files.mismatch(project.resolve("target/lunch.jar"), plugins.resolve("lunch.jar")));
            loop.start();

            Files.writeString(project.resolve("src/main/java/Lunch.java"), "broken");
            await().atMost(PATIENCE).until(() -> told.contains("  src/main/java/Lunch.java:3: ';' expected"));
            assertTrue(told.get(1).endsWith("; the jar from before goes on running:"), told.toString());
            assertTrue(Files.exists(plugins.resolve("lunch.jar")));

            Files.writeString(project.resolve("src/main/java/Lunch.java"), "mended");
            await().atMost(PATIENCE).until(() -> told.get(told.size() - 1).endsWith("; nothing in it is new."));
        }
    }

    @Test
    void aFolderWithoutAProjectIsNamed() {
        String message = assertThrows(DevException.class, () -> new DevLoop(folder, folder, told::add))
                .getMessage();

        assertEquals("there is no pom.xml in " + folder + "; name the folder of a plugin's project", message);
    }

    @Test
    void eachMistakeIsToldOnce() {
        Path project = Path.of("/home/ada/lunch");

        assertEquals(
                List.of("src/main/java/Lunch.java:3: cannot find symbol", "  symbol: class Soup"),
                BuildLog.mistakes(
                        project,
                        List.of(
                                "[ERROR] COMPILATION ERROR : ",
                                "[ERROR] /home/ada/lunch/src/main/java/Lunch.java:[3,8] cannot find symbol",
                                "  symbol: class Soup",
                                "[ERROR] Failed to execute goal x: Compilation failure",
                                "[ERROR] /home/ada/lunch/src/main/java/Lunch.java:[3,8] cannot find symbol",
                                "[ERROR] -> [Help 1]")));
        assertEquals(
                List.of("Non-resolvable parent POM for lunch @ line 6, column 11"),
                BuildLog.mistakes(
                        project,
                        List.of(
                                "[ERROR] [ERROR] Some problems were encountered while processing the POMs:",
                                "[FATAL] Non-resolvable parent POM for lunch @ line 6, column 11",
                                " @ ",
                                "[ERROR] The build could not read 1 project -> [Help 1]",
                                "[ERROR]     Non-resolvable parent POM for lunch @ line 6, column 11 -> [Help 2]",
                                "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.")));
        assertEquals(
                List.of("Failed to execute goal on project lunch: Could not resolve dependencies"),
                BuildLog.mistakes(
                        project,
                        List.of(
                                "[ERROR] Failed to execute goal on project lunch: Could not resolve dependencies"
                                        + " -> [Help 1]",
                                "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.")));
    }

    /** A project whose wrapper does as Maven would: it succeeds unless the source is broken. */
    private Path project() throws IOException {
        Path project = folder.resolve("lunch");
        Files.createDirectories(project.resolve("src/main/java"));
        Files.createDirectories(project.resolve("target"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("src/main/java/Lunch.java"), "good");
        Path wrapper = project.resolve("mvnw");
        Files.writeString(wrapper, """
                #!/bin/sh
                grep -q broken src/main/java/Lunch.java || exit 0
                echo "[ERROR] $PWD/src/main/java/Lunch.java:[3,8] ';' expected"
                exit 1
                """);
        assertTrue(wrapper.toFile().setExecutable(true));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(project.resolve("target/lunch.jar")))) {
            jar.putNextEntry(new JarEntry("META-INF/services/dev.shipmate.spi.Plugin"));
        }
        return project;
    }
}
