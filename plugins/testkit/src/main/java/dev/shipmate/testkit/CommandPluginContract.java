package dev.shipmate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Subcommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every set of commands must keep to. Extend it, return the plugin, and write tests of your own in which
 * {@link #ada} talks: to a real host with real grants and a real database, in this process. It is started when somebody
 * speaks for the first time, and everybody may do everything.
 */
public abstract class CommandPluginContract {

    /** A service on loopback for the plugin to call: let {@link #settings} name its address. */
    protected final ScriptedService service = new ScriptedService();

    /** The clock of the host and of the plugin. */
    protected final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));

    /** A user. */
    protected final User ada = new User("ada", this::host);

    /** Another user. */
    protected final User bob = new User("bob", this::host);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private int homes;
    private @Nullable HostInABox host;

    /** Returns a new instance of the plugin. */
    protected abstract Plugin plugin();

    /** Returns the lines of {@code plugins.properties} with which the plugin works, every mandatory one among them. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** Returns the host, which is started if need be. */
    protected final HostInABox host() {
        HostInABox running = host;
        if (running == null) {
            running = started(settings()).open();
            host = running;
        }
        return running;
    }

    @AfterEach
    final void end() {
        if (host != null) {
            host.close();
        }
        service.close();
    }

    @Test
    @DisplayName("contract: the plugin is named in META-INF/services")
    void theContractWantsItToBeFoundAsAService() {
        assertTrue(
                ServiceLoader.load(Plugin.class).stream()
                        .anyMatch(found -> found.type().equals(plugin().getClass())),
                "src/main/resources/META-INF/services/dev.shipmate.spi.Plugin does not hold the line "
                        + plugin().getClass().getName());
    }

    @Test
    @DisplayName("contract: the host takes it, with legal names, and its summaries are sentences")
    void theContractWantsItToBeTakenByTheHost() {
        PluginReport report = report(host());

        assertEquals(PluginReport.State.RUNNING, report.state(), report.reason());
        assertFalse(report.commands().isEmpty(), "it brings no command");
        for (Command command : commands()) {
            assertIsSentence("the command " + command.name(), command.summary());
            command.subcommands().forEach(each -> assertIsSentence(line(command, each), each.summary()));
        }
    }

    @Test
    @DisplayName("contract: each subcommand that is typed alone asks or answers politely, whatever its service does")
    void theContractWantsEachSubcommandToAskOrAnswerPolitely() {
        for (Command command : commands()) {
            ada.says(command.name() + " help").isTold(command.name());
            for (Subcommand subcommand : command.subcommands()) {
                String line = line(command, subcommand);
                ada.says(line);
                assertTrue(ada.isAsked() || !ada.told().isEmpty(), line + " is not answered");
                if (ada.isAsked()) {
                    ada.cancels();
                }
            }
        }
        List<String> errors = new ArrayList<>();
        for (LogEntry entry : host().log()) {
            if (entry.ending() != null && entry.ending().status() == Status.ERRORED) {
                errors.add(entry.command() + " " + entry.subcommand() + ": "
                        + entry.ending().details());
            }
        }
        assertEquals(List.of(), errors, "these threw; answer with Outcome.failed or throw a CommandException");
        assertNoSecretIsTold();
    }

    @Test
    @DisplayName("contract: missing and wrong settings are told by their keys")
    void theContractWantsMistakesInSettingsToBeToldByName() {
        for (Setting<?> setting : plugin().settings()) {
            if (setting.isMandatory()) {
                Map<String, String> without = new HashMap<>(settings());
                without.remove(setting.key());
                assertIsRefusedFor(setting, without);
            }
            String wrong = "\u0001 neither";
            if (!isRead(setting, wrong)) {
                Map<String, String> with = new HashMap<>(settings());
                with.put(setting.key(), wrong);
                assertIsRefusedFor(setting, with);
            }
        }
    }

    @Test
    @DisplayName("contract: it may be closed twice")
    void theContractWantsItToBeClosedTwice() {
        Plugin plugin = plugin();
        plugin.close();
        plugin.close();
    }

    private void assertIsRefusedFor(Setting<?> setting, Map<String, String> settings) {
        try (HostInABox other = started(settings)) {
            PluginReport report = report(other);
            assertEquals(
                    PluginReport.State.REFUSED,
                    report.state(),
                    "it runs although " + setting.key() + " is missing or wrong");
            assertTrue(report.reason().contains(setting.key()), report.reason());
        }
    }

    private void assertNoSecretIsTold() {
        for (Setting<?> setting : plugin().settings()) {
            String secret = settings().get(setting.key());
            if (setting.isSecret() && secret != null) {
                assertTrue(
                        ada.heard().stream().noneMatch(told -> told.contains(secret)),
                        "the secret " + setting.key() + " was told");
            }
        }
    }

    private HostInABox started(Map<String, String> settings) {
        return HostInABox.quiet(folder.resolve("home" + homes++), settings, clock, plugin());
    }

    private List<Command> commands() {
        String name = plugin().name();
        return host().host().plugins().catalog().commands().stream()
                .filter(installed -> installed.plugin().name().equals(name))
                .map(installed -> installed.command())
                .toList();
    }

    private PluginReport report(HostInABox where) {
        String name = plugin().name();
        return where.host().plugins().catalog().reports().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the host knows no plugin " + name));
    }

    private static boolean isRead(Setting<?> setting, String text) {
        try {
            setting.read(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String line(Command command, Subcommand subcommand) {
        return (command.name() + " " + subcommand.name()).strip();
    }

    private static void assertIsSentence(String what, String summary) {
        assertTrue(
                Character.isUpperCase(summary.codePointAt(0)) && summary.matches("(?s).*[.!?…]"),
                what + ": \"" + summary + "\" is no sentence");
    }
}
