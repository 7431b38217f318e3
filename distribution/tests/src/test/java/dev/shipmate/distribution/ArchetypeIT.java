package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin from nothing, as its author makes it: outside this build, with what was published of Shipmate. */
class ArchetypeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A new project is only made of names that a plugin may have")
    void aProjectIsOnlyMadeOfLegalNames() throws IOException {
        AuthorsMaven maven = AuthorsMaven.prepared();

        AuthorsMaven.Ended refused = maven.generates(folder, "wrong", "-Dplugin=Not-A-Name", "-Dpackage=org.new.x");

        assertNotEquals(0, refused.exit(), refused.log());
        assertTrue(refused.log().contains("the plugin name \"Not-A-Name\" is not"), refused.log());
        assertTrue(refused.log().contains("\"org.new.x\" cannot be a Java package"), refused.log());
        assertTrue(Files.notExists(folder.resolve("wrong")));
    }

    @Test
    @DisplayName("A new project builds, passes its contracts, and its jar works when it is dropped in")
    void aNewProjectsJarWorksWhenItIsDroppedIn() throws IOException {
        AuthorsMaven maven = AuthorsMaven.prepared();

        AuthorsMaven.Ended made = maven.generates(folder, "team-lunch", "-Dpackage=org.example.lunch");
        assertEquals(0, made.exit(), made.log());
        Path project = folder.resolve("team-lunch");
        assertTrue(Files.exists(project.resolve("src/main/java/org/example/lunch/TeamLunchPlugin.java")), made.log());

        AuthorsMaven.Ended built = maven.runs(project, "verify");
        assertEquals(0, built.exit(), built.log());
        assertTrue(built.log().contains("Running org.example.lunch.TeamLunchPluginTest"), built.log());
        assertTrue(built.log().contains("Running org.example.lunch.TeamLunchJarIT"), built.log());

        Path home =
                HostProcess.home(folder.resolve("home"), "http_host=127.0.0.1", "http_port=0", "enable_console=true");
        try (HostProcess host = HostProcess.start(home)) {
            Files.copy(project.resolve("target/team-lunch.jar"), home.resolve("plugins/team-lunch.jar"));
            await().atMost(PATIENCE)
                    .until(() -> shipmate("", "commands", "--home", home.toString())
                            .out()
                            .contains("team_lunch"));
            assertTrue(says(home).contains("not permitted"), says(home));
            for (String type : new String[] {"organization", "channel", "user"}) {
                shipmate(
                        "",
                        "grants",
                        "add",
                        "--command",
                        "team_lunch",
                        "--type",
                        type,
                        "--value",
                        "*",
                        "--home",
                        home.toString());
            }
            assertTrue(says(home).contains("Hello, Bob!"), says(home));
            assertEquals(0, host.stop());
        }
        develop(maven, project);
    }

    /** A save is a new jar, a mistake is told with its line and changes nothing. */
    private void develop(AuthorsMaven maven, Path project) throws IOException {
        maven.isUsedBy(project);
        Path source = project.resolve("src/main/java/org/example/lunch/TeamLunchPlugin.java");
        String written = Files.readString(source);
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Map<String, String> environment =
                Map.of("MAVEN_HOME", AuthorsMaven.home().toString());
        try (HostProcess dev = HostProcess.run(mine, environment, "dev", project.toString(), "--user", "ada")) {
            dev.address();
            says(dev, "Hello, Bob!");

            Files.writeString(source, written.replace("\"Hello\"", "\"Howdy\""));
            says(dev, "Howdy, Bob!");

            Files.writeString(source, written.replace("return \"team_lunch\";", "return lunch;"));
            await().atMost(PATIENCE).until(() -> dev.log().contains("TeamLunchPlugin.java:25: cannot find symbol"));
            assertTrue(dev.log().contains("the jar from before goes on running"), dev.log());
            says(dev, "Howdy, Bob!");

            assertEquals(0, dev.stop(), dev.log());
        }
    }

    /** Asks until it is answered so, for a new jar needs a moment. */
    private static void says(HostProcess dev, String answer) {
        int before = dev.log().length();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            dev.types("team_lunch greet Bob");
            return dev.log().substring(before).contains(answer);
        });
    }

    private static String says(Path home) {
        return shipmate("team_lunch greet Bob\n", "shell", "--user", "ada", "--home", home.toString())
                .out();
    }
}
