package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.PluginReport.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with one jar, it is refused with a reason and the others run. */
class RefusalTest {

    private static final String NAME = "public String name() { return \"bad\"; }\n";

    @TempDir
    Path home;

    @Test
    void whatIsNoJarIsRefused() throws Exception {
        PluginFolder folder = new PluginFolder(home).with(PluginJars.command("jokes", "joke"));
        Files.writeString(folder.jars().resolve("ms-text.jar"), "no jar");
        Files.writeString(folder.jars().resolve("empty.jar"), "");
        Files.createDirectory(folder.jars().resolve("folder.jar"));
        Files.createSymbolicLink(folder.jars().resolve("nowhere.jar"), Path.of("nowhere"));
        Files.writeString(folder.jars().resolve("notes.txt"), "no jar either, but nobody says it is");
        try (folder) {
            folder.start();

            for (String jar : new String[] {"ms-text.jar", "empty.jar", "folder.jar", "nowhere.jar"}) {
                PluginReport report = folder.report(jar);
                assertEquals(State.REFUSED, report.state());
                assertTrue(report.reason().startsWith("it is not a readable jar"), report.reason());
            }
            assertEquals("ms_text", folder.report("ms-text.jar").name());
            assertEquals(5, folder.catalog().reports().size());
            assertEquals("jokes/joke", folder.commands());
        }
    }

    @Test
    void aJarWithoutAServiceIsRefused() throws Exception {
        assertRefused(
                PluginJar.named("bad.jar").entry("notes.txt", "hello"), "it has no META-INF/services/dev.shipmate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/cron.d/evil", "/etc/evil", "lib/../../evil", "C:/evil", "lib\\evil", ".."})
    void aJarWithAnEntryThatLeadsOutOfItIsRefused(String path) throws Exception {
        assertRefused(loud().entry(path, "evil"), "its entry \"" + path + "\" leads out of the jar");
        assertEquals(null, System.getProperty("loaded.bad"));
    }

    @Test
    void aJarThatUnpacksToTooMuchIsRefused() throws Exception {
        assertRefused(loud().zeros("zeros", (64 << 20) + 1), "its entry \"zeros\" unpacks to more than 64 MiB");
        PluginJar many = loud();
        for (int i = 0; i < 5; i++) {
            many.zeros("zeros" + i, 60 << 20);
        }
        assertRefused(many, "its entry \"zeros4\" unpacks to more than 256 MiB with what is before it");
        assertEquals(null, System.getProperty("loaded.bad"));
    }

    @Test
    void aJarThatNamesOtherJarsIsRefused() throws Exception {
        assertRefused(loud().manifest("Class-Path", "other.jar"), "its manifest has a Class-Path");
    }

    @Test
    void onlyWhatIsPinnedIsLoadedWhereThereIsALock() throws Exception {
        PluginFolder folder = new PluginFolder(home).with(PluginJars.command("jokes", "joke"), loud());
        Path conf = Files.createDirectories(folder.conf());
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(folder.jars().resolve("jokes.jar"))));
        new PluginLock(conf).write(java.util.Map.of("jokes.jar", sha256, "bad.jar", "0".repeat(64)));
        try (folder) {
            folder.start();

            assertEquals("jokes/joke", folder.commands());
            assertTrue(
                    folder.report("bad.jar").reason().contains(", not " + "0".repeat(64) + " as in "),
                    folder.report("bad.jar").reason());
            assertEquals(null, System.getProperty("loaded.bad"));

            folder.with(PluginJars.command("weather", "weather")).look();
            assertTrue(folder.report("weather.jar").reason().startsWith("it is not in "), folder.told());
            folder.with(PluginJars.command("jokes", "jest")).look();
            assertEquals("jokes/joke", folder.commands(), "the update is not pinned");

            Files.writeString(conf.resolve("plugins.lock"), "# a comment\n\nnonsense\n");
            folder.look();
            assertTrue(folder.report("jokes.jar").wrong().contains("line 3 is not a SHA-256"), folder.told());

            Files.delete(conf.resolve("plugins.lock"));
            folder.look();
            assertEquals("jokes/jest weather/weather", folder.commands());
            System.clearProperty("loaded.bad");
        }
    }

    /** A jar that tells when a class of it is loaded. */
    private static PluginJar loud() {
        return PluginJar.named("bad.jar")
                .plugin("acme.Bad", NAME + "static { System.setProperty(\"loaded.bad\", \"yes\"); }");
    }

    @Test
    void aJarWithTwoServicesIsRefused() throws Exception {
        assertRefused(
                PluginJar.named("bad.jar").plugin("acme.One", NAME).plugin("acme.Two", NAME),
                "its service file names 2 plugins; name one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.Missing", "acme.Other", "no class name", "acme.Hidden", "acme.Needy"})
    void aServiceThatIsNoUsablePluginIsRefused(String service) throws Exception {
        PluginJar jar = PluginJar.named("bad.jar")
                .plugin("acme.Hidden", NAME + "private Hidden() {}")
                .java("acme.Other", "package acme; public class Other {}")
                .plugin("acme.Needy", NAME + "public Needy(String need) {}")
                .withoutService()
                .service(service);

        assertRefused(jar, "its constructor threw ServiceConfigurationError");
    }

    @ParameterizedTest
    @CsvSource({"'', states no SPI version", "2, is made for SPI 2", "0, is made for SPI 0", "one, is made for SPI one"
    })
    void aJarOfAnotherSpiIsRefusedBeforeAClassIsLoaded(String spi, String told) throws Exception {
        PluginJar jar = PluginJar.named("bad.jar")
                .plugin("acme.Bad", NAME + "static { System.setProperty(\"loaded.bad\", \"yes\"); }")
                .manifest("Shipmate-Spi", spi);

        assertRefused(jar, "its manifest " + told + ", this host has 1; build it with \"Shipmate-Spi: 1\"");
        assertEquals(null, System.getProperty("loaded.bad"));
    }

    static Stream<Arguments> throwers() {
        return Stream.of(
                        "throw new IllegalStateException(\"broken\")",
                        "throw new NoSuchMethodError(\"newer\")",
                        "throw new StackOverflowError()",
                        "throw new OutOfMemoryError()",
                        "throw new ThreadDeath()",
                        "throw new Hostile()")
                .flatMap(statement -> Stream.of("constructor", "name", "settings", "commands", "platforms")
                        .map(method -> Arguments.of(statement, method)));
    }

    @ParameterizedTest
    @MethodSource("throwers")
    void aPluginThatThrowsAnythingAnywhereIsRefused(String statement, String method) throws Exception {
        PluginJar jar = PluginJar.named("bad.jar")
                .java("acme.Hostile", """
                package acme;
                public class Hostile extends RuntimeException {
                    public String getMessage() { throw new IllegalStateException("from getMessage"); }
                    public String toString() { throw new IllegalStateException("from toString"); }
                }
                """)
                .plugin("acme.Bad", body(method, "if (true) " + statement + ";"));

        assertRefused(jar, method.equals("constructor") ? "its constructor threw" : method + "() threw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "settings", "commands", "platforms"})
    void aPluginThatReturnsNullIsRefused(String method) throws Exception {
        assertRefused(
                PluginJar.named("bad.jar").plugin("acme.Bad", body(method, "if (true) return null;")),
                method + "() returned null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "commands", "platforms"})
    void aPluginThatReturnsANullInAListIsRefused(String method) throws Exception {
        assertRefused(
                PluginJar.named("bad.jar")
                        .plugin("acme.Bad", body(method, "if (true) return Collections.singletonList(null);")),
                method + "() returned a list with a null in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "commands"})
    void aPluginThatHangsIsRefusedAndInterrupted(String method) throws Exception {
        PluginJar jar = PluginJar.named("bad.jar").plugin("acme.Bad", body(method, """
                try { new java.util.concurrent.CountDownLatch(1).await(); }
                catch (InterruptedException e) { throw new IllegalStateException(e); }
                """));

        assertRefused(
                new PluginFolder(home, Duration.ofSeconds(2)),
                jar,
                (method.equals("constructor") ? "its constructor" : method + "()") + " did not return within 2 s");
    }

    @Test
    void aPluginThatMissesAClassIsToldOfTheSpi() throws Exception {
        PluginJar jar = PluginJar.named("bad.jar")
                .java("acme.Gone", "package acme; class Gone { static void call() {} }")
                .plugin("acme.Bad", body("commands", "Gone.call();"))
                .without("acme.Gone");

        assertRefused(
                jar,
                "commands() threw NoClassDefFoundError: acme/Gone (was the jar built for another version of the SPI?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bad", "bad-name", "1bad", "../bad", "commandlog", "accessgrant", "lookup", "host"})
    void aNameThatIsNotAllowedIsRefused(String name) throws Exception {
        assertRefused(
                PluginJar.named("bad.jar").plugin("acme.Bad", "public String name() { return \"" + name + "\"; }"),
                "the plugin name \"" + name + "\" is ");
        assertRefused(PluginJars.platform("bad", name, ""), "the platform name \"" + name + "\" is ", "bad_token = x");
    }

    @Test
    void aPluginThatReadsAKeyOfTheHostIsRefused() throws Exception {
        assertRefused(
                PluginJar.named("bad.jar")
                        .plugin(
                                "acme.Bad",
                                body(
                                        "settings",
                                        "if (true) return List.of(Setting.secret(\"secret_key\", \"Ours\"));")),
                "it declares the setting secret_key, which is the host's own");
    }

    @Test
    void aPluginThatBringsACommandTwiceIsRefused() throws Exception {
        String joke =
                "Command.of(\"joke2\", \"Joke.\", Subcommand.unnamed(\"Joke.\").runs(in -> Outcome.reply(\"ha\")))";
        assertRefused(
                PluginJar.named("bad.jar")
                        .plugin("acme.Bad", body("commands", "if (true) return List.of(" + joke + ", " + joke + ");")),
                "it brings the command joke2 twice");
    }

    @Test
    void allMistakesInTheSettingsAreToldAtOnceAndNothingElseIsCalled() throws Exception {
        String settings = """
                if (true) return List.of(
                        Setting.secret("bad_token", "The token"),
                        Setting.integer("bad_size", "The size", 1, 9),
                        Setting.of("bad_reader", "Read", "text", text -> { throw new IllegalStateException(); }),
                        Setting.uri("bad_address", "The address").optional());
                """;
        PluginJar jar = PluginJar.named("bad.jar")
                .plugin(
                        "acme.Bad",
                        body("settings", settings)
                                .replace(
                                        "commands(PluginContext context) {",
                                        "commands(PluginContext context) { "
                                                + "System.setProperty(\"called.bad\", \"yes\");"));
        try (PluginFolder folder = new PluginFolder(home)
                .with(jar)
                .start("bad_size = many", "bad_reader = x", "bad_address = ${NOWHERE}")) {
            String reason = folder.only().reason();

            assertEquals(State.REFUSED, folder.only().state());
            assertTrue(reason.contains("bad_token is missing: The token. Write bad_token = … into "), reason);
            assertTrue(reason.contains("bad_size must be a whole number from 1 to 9. Mend the line in "), reason);
            assertTrue(reason.contains("bad_reader cannot be read as text. Mend"), reason);
            assertTrue(reason.contains("bad_address refers to ${NOWHERE}, which is not set. Set NOWHERE"), reason);
            assertEquals(5, folder.only().settings().size(), "its keys are known all the same");
            assertEquals(null, System.getProperty("called.bad"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw new IllegalStateException()", "throw new NoSuchMethodError()"})
    void aPluginThatThrowsWhenItIsClosedKeepsNobodyFromBeingClosed(String statement) throws Exception {
        PluginJar good = PluginJar.named("good.jar").plugin("acme.Good", """
                public String name() { return "good"; }
                public void close() { System.setProperty("closed.good", "yes"); }
                """);
        PluginFolder folder = new PluginFolder(home)
                .with(PluginJar.named("bad.jar")
                        .plugin("acme.Bad", NAME + "public void close() { " + statement + "; }"))
                .with(good)
                .start();

        folder.close();

        assertEquals("yes", System.clearProperty("closed.good"));
    }

    /** A plugin that is fine but for one method, which begins with the statement. */
    private static String body(String method, String statement) {
        return """
                public Bad() { %s }
                public String name() { %s return "bad"; }
                public List<Setting<?>> settings() { %s return List.of(); }
                public List<Command> commands(PluginContext context) { %s return List.of(); }
                public List<ChatPlatform> platforms(PluginContext context) { %s return List.of(); }
                """.formatted(Stream.of("constructor", "name", "settings", "commands", "platforms")
                .map(each -> each.equals(method) ? statement : "")
                .toArray());
    }

    private void assertRefused(PluginJar bad, String reason, String... lines) throws Exception {
        assertRefused(new PluginFolder(home), bad, reason, lines);
    }

    private static void assertRefused(PluginFolder folder, PluginJar bad, String reason, String... lines)
            throws Exception {
        try (folder) {
            folder.with(bad, PluginJars.command("jokes", "joke")).start(lines);

            PluginReport report = folder.report("bad.jar");
            assertEquals(State.REFUSED, report.state(), report.toString());
            assertTrue(report.reason().startsWith(reason), report.reason());
            assertFalse(report.reason().contains("\n"), report.reason());
            assertEquals("jokes/joke", folder.commands(), "the others run");
        }
    }
}
