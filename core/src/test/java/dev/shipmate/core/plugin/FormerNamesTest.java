package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.PluginReport.SettingReport;
import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.core.settings.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerNamesTest {

    @TempDir
    Path home;

    @Test
    void aPlatformIsSwitchedOnAndSetUpByTheNamesItHadBefore() throws Exception {
        try (PluginFolder folder =
                new PluginFolder(home).with(wire()).start("enable_wire_teams = true", "wire_teams_token = swordfish")) {
            PluginReport report = folder.only();
            assertEquals(State.RUNNING, report.state(), report.reason());
            assertEquals(
                    List.of(
                            "plugin wire: enable_wire_teams is called enable_wire today. Rename the line in " + file(),
                            "plugin wire: wire_teams_token is called wire_token today. Rename the line in " + file()),
                    told(report));
            assertEquals("wire", platform(folder, "wire"));
            assertEquals("wire", platform(folder, "wire_teams"));
            assertTrue(folder.catalog().platform("wires").isEmpty());
            assertEquals(1, folder.catalog().platforms().size());

            SettingReport token = setting(report, "wire_token");
            assertEquals("***", token.value());
            assertEquals("file, as wire_teams_token", token.source());
            assertFalse(report.toString().contains("swordfish"));
            assertEquals(List.of("enable_wire_teams", "wire_teams_token", "wire_secret"), report.formerKeys());
        }
    }

    @Test
    void theNameOfTodayWins() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(wire())
                .start("enable_wire = false", "enable_wire_teams = true", "wire_token = a", "wire_secret = b")) {
            PluginReport report = folder.only();
            assertEquals(State.OFF, report.state());
            assertEquals("enable_wire is not true", report.reason());
            assertEquals(
                    List.of(
                            "plugin wire: enable_wire_teams is called enable_wire today, and enable_wire is set too and"
                                    + " counts. Remove the line from " + file(),
                            "plugin wire: wire_secret is called wire_token today, and wire_token is set too and counts."
                                    + " Remove the line from " + file()),
                    told(report));
            assertEquals("file", setting(report, "wire_token").source());
        }
    }

    @Test
    void aPlatformThatIsOffKnowsItsFormerKeys() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(wire()).start()) {
            assertEquals(State.OFF, folder.only().state());
            assertEquals(List.of(), folder.only().hints());
            assertEquals(
                    List.of("enable_wire_teams", "wire_teams_token", "wire_secret"),
                    folder.only().formerKeys());
        }
    }

    @Test
    void aLineThatSaysNothingIsLeftAloneAndAWrongOneCounts() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(wire())
                .start("enable_wire_teams = true", "wire_token =", "wire_teams_token =", "wire_secret = ${NOWHERE}")) {
            assertEquals(State.REFUSED, folder.only().state());
            assertTrue(
                    folder.only().reason().contains("wire_token refers to ${NOWHERE}"),
                    folder.only().reason());
        }
    }

    @Test
    void aCommandPluginIsSwitchedOffByItsFormerName() throws Exception {
        PluginJar jar = PluginJar.named("jokes.jar").plugin("acme.Jokes", """
                public String name() { return "jokes"; }
                public List<String> formerNames() { return List.of("fun"); }
                """);
        try (PluginFolder folder = new PluginFolder(home).with(jar).start("enable_fun = false")) {
            assertEquals(State.OFF, folder.only().state());
            assertEquals(
                    "file, as enable_fun",
                    setting(folder.only(), "enable_jokes").source());
        }
    }

    @Test
    void aPluginThatWasNeverCalledThatIsRefused() throws Exception {
        PluginJar host = PluginJar.named("a.jar").plugin("acme.A", """
                public String name() { return "a"; }
                public List<Setting<?>> settings() { return List.of(Setting.secret("a_key", "A").formerly("secret_key")); }
                """);
        PluginJar name = PluginJar.named("b.jar").plugin("acme.B", """
                public String name() { return "b"; }
                public List<String> formerNames() { return List.of("B-1"); }
                """);
        try (PluginFolder folder = new PluginFolder(home).with(host, name).start("secret_key = swordfish")) {
            assertTrue(folder.report("a.jar").reason().contains("secret_key, which is the host's own"));
            assertTrue(folder.report("b.jar").reason().contains("former plugin name \"B-1\""));
        }
    }

    private static PluginJar wire() {
        return PluginJar.named("wire.jar")
                .version("1.0")
                .manifest("Shipmate-Platform", "wire")
                .java("acme.Adapter", """
                        package acme;
                        import dev.shipmate.spi.message.*;
                        import dev.shipmate.spi.platform.*;
                        public record Adapter(String name) implements ChatPlatform {
                            public Limits limits() { return Limits.of(10, 100); }
                            public MessageRef send(Origin origin, Message message) { return new MessageRef("1"); }
                            public void ask(Origin origin, Prompt prompt) {}
                        }
                        """)
                .plugin("acme.Wire", """
                        static final Setting<String> TOKEN =
                                Setting.secret("wire_token", "The token").formerly("wire_teams_token", "wire_secret");
                        public String name() { return "wire"; }
                        public List<String> formerNames() { return List.of("wire_teams"); }
                        public List<Setting<?>> settings() { return List.of(TOKEN); }
                        public List<ChatPlatform> platforms(PluginContext context) {
                            if (!context.get(TOKEN).equals("swordfish")) { throw new IllegalStateException("which?"); }
                            return List.of(new Adapter("wire"));
                        }
                        """);
    }

    private static String platform(PluginFolder folder, String name) {
        return folder.catalog().platform(name).orElseThrow().platform().name();
    }

    private static SettingReport setting(PluginReport report, String key) {
        return report.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(PluginReport report) {
        return report.hints().stream().map(Problem::toString).toList();
    }

    private String file() {
        return home.resolve("conf/plugins.properties") + ".";
    }
}
