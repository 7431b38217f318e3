package dev.shipmate.core.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.Host;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.plugin.PluginJar;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs beside a running host, which alone has the database open. */
class BesideHostTest {

    @TempDir
    private Path home;

    private final Greeter greeter = new Greeter();
    private Host host;

    @BeforeEach
    void start() {
        host = Host.start(new HostOptions(
                home,
                home.resolve("plugins"),
                true,
                Map.of("http_host", "127.0.0.1", "http_port", "0", "enable_console", "true"),
                Map.of(),
                List.of(greeter),
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aChangeIsMadeInTheHostAndSaysWhoMadeIt() {
        Typed added = Typed.on(home, "grants", "add", "--command", "greet", "--type", "user", "--value", "U1");

        assertEquals(0, added.exit(), added.err());
        Author author = new ChangeLog(host.database().jdbi(), Clock.systemUTC())
                .list(Search.first(1))
                .rows()
                .get(0)
                .author();
        assertEquals(System.getProperty("user.name"), author.who());
        assertEquals("cli", author.means());
        assertTrue(Typed.on(home, "commands").out().contains("greet"));
        assertEquals(0, Typed.on(home, "migrate").exit());
        assertEquals(0, Typed.on(home, "users", "list").exit());
    }

    @Test
    void whatHappensToPluginsIsPrintedAsItHappensAndLogged() throws Exception {
        StringWriter watched = new StringWriter();
        Thread watching = new Thread(() -> Main.run(
                new String[] {"plugins", "watch", "--home", home.toString()},
                new PrintWriter(watched, true),
                new PrintWriter(watched, true)));
        watching.start();
        await().until(() -> watched.toString().contains("Watching "));
        Path jar = PluginJar.named("late.jar")
                .version("3.1")
                .plugin("acme.Late", """
                        public String name() { return "late"; }
                        public List<Command> commands(PluginContext context) {
                            return List.of(Command.of("late", "Late.", Subcommand.unnamed("Late.").runs(in -> Outcome.reply("ha"))));
                        }
                        """)
                .in(home.resolve("plugins"));
        await().until(() -> host.plugins().catalog().command("late").isPresent());

        JsonNode listed = Typed.on(home, "plugins", "--json").json();
        JsonNode late = StreamSupport.stream(listed.spliterator(), false)
                .filter(row -> row.path("name").asText().equals("late"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, late.path("generation").asInt());
        assertFalse(late.path("loaded_at").asText().isEmpty());
        ChangeEntry change = new ChangeLog(host.database().jdbi(), Clock.systemUTC())
                .list(Search.first(1))
                .rows()
                .get(0);
        assertEquals("plugin", change.objectType());
        assertTrue(String.valueOf(change.after()).contains(late.path("sha256").asText()), change.toString());

        Files.delete(jar);
        await().until(() -> host.plugins().catalog().command("late").isEmpty());
        await().until(() -> watched.toString().contains("late.jar was taken away"));
        assertTrue(watched.toString().contains(" loaded: plugin late 3.1 (late.jar)"), watched.toString());
        watching.interrupt();
        watching.join();
    }

    @Test
    void theJarsOfTheFolderArePinned() throws Exception {
        PluginJar.named("pinned.jar").entry("a", "b").in(home.resolve("plugins"));
        Typed locked = Typed.on(home, "plugins", "lock");

        assertEquals(0, locked.exit(), locked.err());
        assertTrue(locked.out().contains("pinned: pinned.jar "), locked.out());
        assertTrue(Files.readString(home.resolve("conf/plugins.lock")).contains("  pinned.jar"));
        Files.delete(home.resolve("plugins/pinned.jar"));
        assertTrue(Typed.on(home, "plugins", "lock").out().contains("no longer pinned: pinned.jar"));
    }

    @Test
    void requestsAreListedAndDecided() {
        assertEquals("(none)", Typed.on(home, "requests", "list").out().strip());
        Typed approved = Typed.on(home, "requests", "approve", "7", "hour");
        assertEquals(1, approved.exit());
        assertTrue(approved.err().contains("there is no request 7"), approved.err());
        assertTrue(Typed.on(home, "requests", "refuse", "x").err().contains("no request's number"));
        assertEquals(2, Typed.on(home, "requests", "approve", "7").exit());
    }

    @Test
    void aCommandTokenCountsAtOnceInThePluginsOfTheHost() {
        String token = "k7pzr9bqzp8bmq5tqs1i4u6nwe";
        assertFalse(greeter.context.commandTokens().accepts("telegraph", token));

        Typed added = Typed.withInput(
                token, home, "command-tokens", "add", "--platform", "telegraph", "--token-stdin", "--json");
        assertTrue(greeter.context.commandTokens().accepts("telegraph", token), added.err());
        Typed.on(home, "command-tokens", "remove", added.json().path("id").asText());
        assertFalse(greeter.context.commandTokens().accepts("telegraph", token));
    }

    @Test
    void whatAPluginKeepsIsThereAfterARestart() {
        greeter.context.store().putSecret("token", "swordfish");
        stop();
        start();

        assertEquals(Optional.of("swordfish"), greeter.context.store().get("token"));
    }

    @Test
    void theShellIsUnderTheSameGrants() {
        Typed refused = Typed.withInput("greet someone Bob\n", home, "shell", "--user", "eve");
        assertEquals(0, refused.exit(), refused.err());
        assertTrue(refused.out().contains("not permitted") && refused.out().contains("eve"), refused.out());

        allow("ada");
        Typed greeted = Typed.withInput("greet someone Bob\nshipmate whoami\n", home, "shell", "--user", "ada");
        assertTrue(greeted.out().contains("Hello Bob"), greeted.out());
        assertTrue(greeted.out().indexOf("Hello Bob") < greeted.out().indexOf("shell"), greeted.out());
    }

    @Test
    void aQuestionIsAnsweredByNumberOrByWordOrCancelled() {
        allow("ada");

        assertTrue(shell("greet someone\n2\n").contains("Hello Grace"));
        assertTrue(shell("greet someone\nada\n").contains("Hello Ada"));
        assertTrue(shell("greet someone\nZoe\n").contains("Hello Zoe"));
        String cancelled = shell("greet someone\ncancel\ngreet someone Bob\n");
        assertTrue(cancelled.contains("Hello Bob"), cancelled);
        assertFalse(cancelled.contains("Hello cancel"), cancelled);
    }

    private String shell(String input) {
        Typed typed = Typed.withInput(input, home, "shell", "--user", "ada");
        assertEquals(0, typed.exit(), typed.err());
        return typed.out();
    }

    private void allow(String user) {
        for (String[] grant : new String[][] {{"organization", "console"}, {"channel", "shell"}, {"user", user}}) {
            Typed.on(home, "grants", "add", "--command", "greet", "--type", grant[0], "--value", grant[1]);
        }
    }

    private static final class Greeter implements Plugin {

        private static final Parameter<String> NAME = Parameter.text("name", "Whom?")
                .from(soFar -> List.of(new Choice("Ada", "Ada"), new Choice("Grace", "Grace")));

        @Override
        public String name() {
            return "greeter";
        }

        private PluginContext context;

        @Override
        public List<Command> commands(PluginContext context) {
            this.context = context;
            return List.of(Command.of(
                    "greet",
                    "Say hello.",
                    Subcommand.of("someone", "Say hello to someone.")
                            .takes(NAME)
                            .runs(in -> Outcome.reply("Hello " + in.get(NAME)))));
        }
    }
}
