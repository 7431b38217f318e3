package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.PluginReport.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictsTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "1.2, 1.10, b.jar",
        "1.10, 1.2, a.jar",
        "1.0, 1.0, a.jar",
        "1.0-SNAPSHOT, 1.0, b.jar",
        "'', 0.1, b.jar",
        "newest, 0.1, b.jar",
        "'', '', a.jar"
    })
    void ofTwoJarsWithOnePluginTheNewerRuns(String a, String b, String runs) throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(
                        named("a", "jokes", "joke").version(a),
                        named("b", "jokes", "joke").version(b))
                .start()) {
            String other = runs.equals("a.jar") ? "b.jar" : "a.jar";

            assertEquals(State.RUNNING, folder.report(runs).state());
            assertEquals(State.REFUSED, folder.report(other).state());
            assertTrue(
                    folder.report(other).reason().startsWith(runs),
                    folder.report(other).reason());
            assertTrue(folder.report(other).reason().contains("brings the plugin jokes too and runs"));
            assertEquals("jokes/joke", folder.commands());
        }
    }

    @Test
    void aCommandThatIsTakenRefusesTheOtherPluginAltogether() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(named("a", "first", "joke"), named("b", "second", "joke"), named("c", "third", "other"))
                .start()) {
            assertEquals("first/joke third/other", folder.commands());
            assertEquals(
                    "the command joke is brought by the plugin first (a.jar (1.0)) already; take one of the two away",
                    folder.report("b.jar").reason());
        }
    }

    @Test
    void aPlatformThatIsTakenRefusesTheOtherPlugin() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(PluginJars.platform("first", "wire", ""), PluginJars.platform("second", "wire", ""))
                .start("enable_wire = true", "first_token = x", "second_token = x")) {
            assertEquals(
                    "first",
                    folder.catalog().platform("wire").orElseThrow().plugin().name());
            assertTrue(folder.report("second.jar")
                    .reason()
                    .startsWith("the platform wire is brought by the plugin first"));
            assertEquals("yes", System.clearProperty("closed.wire"), "what the refused one brought is closed");
        }
    }

    @Test
    void twoPluginsMayReadOneKeyIfTheyDeclareItAlike() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(
                        reading("a", "Setting.text(\"shared\", \"A\").defaultsTo(\"x\")"),
                        reading("b", "Setting.text(\"shared\", \"B\").defaultsTo(\"x\")"),
                        reading("c", "Setting.text(\"shared\", \"C\").defaultsTo(\"y\")"),
                        reading("d", "Setting.secret(\"shared\", \"D\").defaultsTo(\"x\")"),
                        reading("e", "Setting.text(\"shared\", \"E\").optional()"))
                .start()) {
            assertEquals(State.RUNNING, folder.report("a.jar").state());
            assertEquals(State.RUNNING, folder.report("b.jar").state());
            for (String jar : new String[] {"c.jar", "d.jar", "e.jar"}) {
                assertEquals(
                        "its setting shared has another type, default or secrecy than that of the plugin a;"
                                + " declare both alike",
                        folder.report(jar).reason());
            }
        }
    }

    private static PluginJar named(String file, String plugin, String command) {
        return PluginJar.named(file + ".jar").version("1.0").plugin("acme.P", """
                public String name() { return "%s"; }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("%s", "Say.", Subcommand.unnamed("Say it.").runs(in -> Outcome.reply("ok"))));
                }
                """.formatted(plugin, command));
    }

    private static PluginJar reading(String plugin, String setting) {
        return PluginJar.named(plugin + ".jar").plugin("acme.P", """
                public String name() { return "%s"; }
                public List<Setting<?>> settings() { return List.of(%s); }
                """.formatted(plugin, setting));
    }
}
