package dev.shipmate.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verbs on a home on which no host runs. */
class MainTest {

    @TempDir
    private Path home;

    @Test
    void wrongUsageIsTwoAndSaysHowItIsDone() {
        for (String[] words : new String[][] {
            {}, {"nonsense"}, {"grants"}, {"grants", "nonsense"}, {"grants", "add"}, {"start", "--http-port", "x"}
        }) {
            Typed typed = Typed.of(words);
            assertEquals(2, typed.exit(), String.join(" ", words));
            String told = typed.out() + typed.err();
            assertTrue(told.contains("Usage:") || told.contains("Did you mean"), typed.toString());
        }
    }

    @Test
    void everyVerbHasHelp() {
        for (String[] words : verbs(Verbs.of(""), List.of())) {
            List<String> line = new ArrayList<>(List.of(words));
            line.add("--help");
            Typed typed = Typed.of(line.toArray(String[]::new));
            assertEquals(0, typed.exit(), line + typed.err());
            assertTrue(typed.out().contains("Usage: shipmate"), line + typed.out());
        }
        assertTrue(Typed.of("--version").out().startsWith("shipmate "));
    }

    @Test
    void aGrantIsAddedListedExplainedAndRemoved() {
        Typed added = Typed.on(
                home,
                "grants",
                "add",
                "--command",
                "network",
                "--type",
                "user",
                "--value",
                "U1",
                "--name",
                "Ada",
                "--json");
        assertEquals(0, added.exit(), added.err());
        String id = added.json().path("id").asText();
        assertTrue(Typed.on(home, "grants", "list").out().contains("Ada"));

        Typed explained = Typed.on(
                home,
                "grants",
                "explain",
                "--platform",
                "console",
                "--org",
                "console",
                "--channel",
                "shell",
                "--user",
                "U1",
                "network status");
        assertEquals(0, explained.exit(), explained.err());
        assertTrue(
                explained.out().contains("organization") && explained.out().contains("not permitted"), explained.out());

        assertEquals(0, Typed.on(home, "grants", "remove", id).exit());
        assertEquals(1, Typed.on(home, "grants", "remove", id).exit());
        assertEquals(0, Typed.on(home, "grants", "list", "--json").json().size());
    }

    @Test
    void whatIsRefusedIsOneClearLineEach() {
        Typed typed = Typed.on(
                home, "grants", "add", "--command", "*", "--subcommand", "status", "--type", "alien", "--value", "U1");

        assertEquals(1, typed.exit());
        assertEquals("", typed.out());
        assertTrue(typed.err().lines().allMatch(line -> line.startsWith("shipmate: ")), typed.err());
        assertTrue(typed.err().contains("grant_type") && typed.err().contains("subcommand"), typed.err());
        assertFalse(typed.err().contains("Exception"), typed.err());
    }

    @Test
    void grantsGoOutToAFileAndComeBack() throws IOException {
        Path file = home.resolve("grants.csv");
        Typed.on(home, "grants", "add", "--command", "jokes", "--type", "channel", "--value", "C1", "--name", "a,b");

        assertEquals(0, Typed.on(home, "grants", "export", file.toString()).exit());
        assertTrue(Typed.on(home, "grants", "export", "-").out().contains("\"a,b\""));
        Typed dry = Typed.on(home, "grants", "import", file.toString(), "--dry-run");
        assertTrue(dry.out().contains("(none)"), dry.out());
        Typed again = Typed.on(home, "grants", "import", file.toString(), "--json");
        assertEquals(1, again.json().path("unchanged").asInt(), again.toString());

        Files.writeString(file, "command,subcommand,grant_type,value\n,,x,\njokes,*,user,U1\n");
        Typed wrong = Typed.on(home, "grants", "import", file.toString());
        assertEquals(1, wrong.exit());
        assertTrue(wrong.err().contains("line 2"), wrong.err());
        assertEquals(1, Typed.on(home, "grants", "list", "--json").json().size());
        assertEquals(
                1,
                Typed.on(home, "grants", "import", home.resolve("none").toString())
                        .exit());
    }

    @Test
    void groupsKeepTheirMembers() {
        assertEquals(0, Typed.on(home, "groups", "add", "netops", "U1", "U2").exit());
        assertEquals(
                0,
                Typed.on(home, "groups", "add-member", "netops", "U3", "--label", "Ada")
                        .exit());
        assertEquals(
                0, Typed.on(home, "groups", "remove-member", "netops", "U1").exit());
        String listed = Typed.on(home, "groups", "list").out();
        assertTrue(listed.contains("netops") && listed.contains("U3") && !listed.contains("U1"), listed);

        Typed.on(home, "grants", "add", "--command", "jokes", "--type", "user", "--value", "@netops");
        Typed inUse = Typed.on(home, "groups", "remove", "netops");
        assertEquals(1, inUse.exit());
        assertTrue(inUse.err().contains("grant"), inUse.err());
        assertEquals(1, Typed.on(home, "groups", "add-member", "nobody", "U1").exit());
    }

    @Test
    void accountsAreKeptAndTheirPasswordsAreReadFromStandardInput() {
        assertEquals(
                0,
                Typed.withInput("correct horse battery\n", home, "users", "add", "ada", "--password-stdin")
                        .exit());
        JsonNode ada = Typed.on(home, "users", "list", "--json").json().path(0);
        assertEquals("ada", ada.path("name").asText());
        assertEquals("admin", ada.path("role").asText());
        assertFalse(ada.toString().contains("argon2"), ada.toString());

        Typed shortOne = Typed.withInput("short\n", home, "users", "password", "ada", "--password-stdin");
        assertEquals(1, shortOne.exit());
        assertTrue(shortOne.err().contains("10"), shortOne.err());
        assertFalse(shortOne.err().contains("short\n"), shortOne.err());
        assertEquals(
                1,
                Typed.withInput("correct horse battery", home, "users", "add", "ada", "--password-stdin")
                        .exit());
        assertEquals(0, Typed.on(home, "users", "remove", "ada").exit());
        assertEquals(1, Typed.on(home, "users", "remove", "ada").exit());
    }

    @Test
    void commandTokensAreReadFromStandardInputAndShownByTheirHashes() {
        String token = "k7pzr9bqzp8bmq5tqs1i4u6nwe";
        String[] add = {"command-tokens", "add", "--platform", "telegraph", "--comment", "the wire", "--token-stdin"};
        Typed added = Typed.withInput(token + "\n", home, add);
        assertEquals(0, added.exit(), added.err());
        JsonNode listed =
                Typed.on(home, "command-tokens", "list", "--json").json().path(0);
        assertEquals("telegraph", listed.path("platform").asText());
        assertEquals("the wire", listed.path("comment").asText());
        assertEquals(4, listed.path("hash").asText().length());
        assertFalse(added.out().contains(token) || listed.toString().contains(token));
        assertTrue(Typed.on(home, "command-tokens", "list").out().contains("the wire"));

        Typed again = Typed.withInput(token, home, add);
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("before") && !again.err().contains(token), again.err());
        Typed shortOne = Typed.withInput("short\n", home, add);
        assertEquals(1, shortOne.exit());
        assertEquals(1, shortOne.err().lines().count(), shortOne.err());

        String id = listed.path("id").asText();
        assertEquals(0, Typed.on(home, "command-tokens", "remove", id).exit());
        assertEquals(1, Typed.on(home, "command-tokens", "remove", id).exit());
        assertEquals(1, Typed.on(home, "command-tokens", "remove", "none").exit());
        assertEquals(2, Typed.on(home, "command-tokens", "add").exit());
        assertTrue(Typed.on(home, "command-tokens", "list").out().contains("(none)"));
    }

    @Test
    void aSecretKeyThatOthersMayReadFailsTheCheckAndTheStart() throws IOException {
        Path key = Files.createDirectories(home.resolve("data")).resolve("secret.key");
        Files.writeString(key, "x");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        for (String verb : new String[] {"check", "start", "plugins"}) {
            Typed typed = Typed.on(home, verb);
            assertEquals(verb.equals("plugins") ? 0 : 1, typed.exit(), verb + typed.err());
            assertEquals(verb.equals("plugins") ? 0 : 1, typed.err().lines().count(), typed.err());
            assertEquals(!verb.equals("plugins"), typed.err().contains("chmod 600"), typed.err());
        }
    }

    @Test
    void checkMakesNoHomeThatIsNotThere() {
        Path mistyped = home.resolve("hme");
        Typed typed = Typed.on(mistyped, "check");
        assertEquals(1, typed.exit());
        assertTrue(typed.err().startsWith("shipmate: there is no folder " + mistyped), typed.err());
        assertFalse(Files.exists(mistyped));
    }

    @Test
    void checkTellsEveryMistakeAndChangesNothing() throws IOException {
        assertEquals(0, Typed.on(home, "check").exit());
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/plugins.properties"), "http_port = eighty\ncommand_timeout = never\n");

        Typed typed = Typed.on(home, "check");

        assertEquals(1, typed.exit());
        assertTrue(typed.err().contains("http_port") && typed.err().contains("command_timeout"), typed.err());
        assertFalse(Files.exists(home.resolve("data/shipmate.mv.db")));
        assertEquals(1, Typed.on(home, "grants", "list").exit());
    }

    @Test
    void aKeyThatNothingDeclaresFailsTheCheckWithTheNearestOne() throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/plugins.properties"), "comand_timeout = 5\n");

        Typed typed = Typed.on(home, "check");

        assertEquals(1, typed.exit());
        assertTrue(typed.err().contains("command_timeout"), typed.err());
        assertEquals(0, Typed.on(home, "grants", "list").exit());
    }

    @Test
    void settingsSayWhereTheyAreFromAndNoSecret() throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/plugins.properties"), "database_password = hunter2\nhttp_port = 9090\n");

        String listed = Typed.on(home, "settings", "--json").out();

        assertFalse(listed.contains("hunter2"), listed);
        assertTrue(listed.contains("9090") && listed.contains("file"), listed);
    }

    @Test
    void theHostsOwnCommandsAreListed() {
        JsonNode commands = Typed.on(home, "commands", "--json").json();

        assertTrue(
                StreamSupport.stream(commands.spliterator(), false)
                        .anyMatch(row -> row.toString().contains("whoami")),
                commands.toString());
        assertTrue(Typed.on(home, "plugins").out().contains("shipmate"));
    }

    @Test
    void migrateMakesTheTablesAndIsContentWithThem() {
        assertTrue(Typed.on(home, "migrate").out().contains("up to date now"));
        assertTrue(Typed.on(home, "migrate").out().contains("was up to date"));
    }

    private static List<String[]> verbs(CommandLine line, List<String> before) {
        List<String[]> all = new ArrayList<>();
        all.add(before.toArray(String[]::new));
        line.getSubcommands().forEach((name, verb) -> {
            List<String> words = new ArrayList<>(before);
            words.add(name);
            all.addAll(verbs(verb, words));
        });
        return all;
    }
}
