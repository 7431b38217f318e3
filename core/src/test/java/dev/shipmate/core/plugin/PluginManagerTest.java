package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginManagerTest {

    @TempDir
    Path home;

    @Test
    void aPluginInAJarRunsOnItsOwnThreadsWithItsOwnClasses() throws Exception {
        try (PluginFolder folder =
                new PluginFolder(home).with(PluginJars.command("jokes", "joke")).start()) {
            InstalledCommand joke = folder.catalog().command("joke").orElseThrow();

            assertEquals("jokes on plugin-jokes-work-1", answer(joke));
            ClassLoader loader = joke.plugin().classLoader();
            assertEquals(
                    loader,
                    joke.plugin()
                            .threads()
                            .work(() -> Thread.currentThread().getContextClassLoader())
                            .future()
                            .get(20, TimeUnit.SECONDS));
            assertTrue(loader instanceof PluginClassLoader);

            PluginReport report = folder.only();
            assertEquals("jokes", report.name());
            assertEquals("jokes.jar", report.jar());
            assertEquals("1.0", report.version());
            assertEquals(64, report.sha256().length());
            assertEquals(State.RUNNING, report.state());
            assertEquals("", report.reason());
            assertEquals(List.of("joke"), report.commands());
        }
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).start()) {
            assertEquals(List.of(), folder.catalog().reports());
        }
    }

    @Test
    void thePluginsOfTheHostRunLikeOthers() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).start(List.of(new OwnPlugin()))) {
            assertEquals(
                    "own on plugin-own-work-1",
                    answer(folder.catalog().command("own").orElseThrow()));
            assertEquals("", folder.only().jar());
            assertEquals("9.9", folder.only().version());
        }
    }

    @Test
    void aCommandPluginIsOnUnlessSwitchedOff() throws Exception {
        try (PluginFolder folder =
                new PluginFolder(home).with(PluginJars.command("jokes", "joke")).start("enable_jokes = false")) {
            assertEquals(State.OFF, folder.only().state());
            assertEquals("enable_jokes is false", folder.only().reason());
            assertTrue(folder.catalog().command("joke").isEmpty());
        }
    }

    @Test
    void aPlatformThatIsOffMayLackItsSettingsAndItsKeysAreKnown() throws Exception {
        PluginJar jar = PluginJars.platform("telegraph").manifest("Shipmate-Platform", "telegraph");
        try (PluginFolder folder = new PluginFolder(home).with(jar).start()) {
            assertEquals(State.OFF, folder.only().state());
            assertEquals("enable_telegraph is not true", folder.only().reason());
            assertEquals(
                    List.of("enable_telegraph", "telegraph_token"),
                    folder.only().settings().stream()
                            .map(PluginReport.SettingReport::key)
                            .toList());
        }
    }

    @Test
    void aPlatformRunsWhenItIsSwitchedOn() throws Exception {
        PluginJar jar = PluginJars.platform("telegraph").manifest("Shipmate-Platform", "telegraph");
        try (PluginFolder folder =
                new PluginFolder(home).with(jar).start("enable_telegraph = true", "telegraph_token = swordfish")) {
            InstalledPlatform platform = folder.catalog().platform("telegraph").orElseThrow();

            assertEquals("telegraph", platform.platform().name());
            assertEquals(10, platform.platform().limits().choices());
            assertEquals(List.of("telegraph"), folder.only().platforms());
            assertFalse(folder.only().toString().contains("swordfish"));
        }
    }

    @Test
    void aPlatformOfAJarThatDoesNotSaySoIsOffTooAndClosed() throws Exception {
        String commands = """
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("wire", "Wire.", Subcommand.unnamed("Wire it.").runs(in -> Outcome.reply("ok"))));
                }
                """;
        try (PluginFolder folder = new PluginFolder(home)
                .with(PluginJars.platform("post", "telegraph_b", commands))
                .start("post_token = x")) {
            assertEquals(State.RUNNING, folder.only().state());
            assertTrue(folder.catalog().platform("telegraph_b").isEmpty());
            assertTrue(folder.catalog().command("wire").isPresent());
            assertEquals("yes", System.clearProperty("closed.telegraph_b"));
        }
    }

    @Test
    void aPluginOfPlatformsAloneIsOffWithThem() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(PluginJars.platform("post", "telegraph_c", ""))
                .start("post_token = x")) {
            assertEquals(State.OFF, folder.only().state());
            assertEquals("enable_telegraph_c is not true", folder.only().reason());
        }
        System.clearProperty("closed.telegraph_c");
    }

    @Test
    void aSwitchThatIsNeitherTrueNorFalseRefusesItsPlugin() throws Exception {
        try (PluginFolder folder =
                new PluginFolder(home).with(PluginJars.command("jokes", "joke")).start("enable_jokes = perhaps")) {
            assertEquals(State.REFUSED, folder.only().state());
            assertTrue(folder.only().reason().startsWith("enable_jokes must be true or false."));
        }
    }

    @Test
    void soDoesOneOfItsPlatform() throws Exception {
        PluginJar jar = PluginJars.platform("telegraph").manifest("Shipmate-Platform", "telegraph");
        try (PluginFolder folder = new PluginFolder(home).with(jar).start("enable_telegraph = yes")) {
            assertEquals(State.REFUSED, folder.only().state());
            assertTrue(folder.only().reason().startsWith("enable_telegraph must be true or false."));
        }
    }

    @Test
    void overwritingAJarDoesNotBreakThePluginThatRuns() throws Exception {
        PluginJar jar = PluginJar.named("late.jar")
                .java("acme.Late", "package acme; class Late { static String word() { return \"late\"; } }")
                .plugin("acme.LatePlugin", """
                        public String name() { return "late"; }
                        public List<Command> commands(PluginContext context) {
                            return List.of(Command.of("late", "Load late.", Subcommand.unnamed("Load.").runs(in ->
                                    Outcome.reply(Late.word()))));
                        }
                        """);
        try (PluginFolder folder = new PluginFolder(home).with(jar).start()) {
            Files.writeString(folder.jars().resolve("late.jar"), "overwritten");

            assertEquals("late", answer(folder.catalog().command("late").orElseThrow()));
        }
    }

    @Test
    void copiesAreRemovedAtTheEndAndThoseOfAKilledHostAtTheNextStart() throws Exception {
        PluginFolder folder = new PluginFolder(home).with(PluginJars.command("jokes", "joke"));
        Path killed = Files.createDirectories(folder.copies().resolve("host-killed"));
        Files.writeString(killed.resolve("lock"), "");
        Files.writeString(killed.resolve("old.jar"), "");
        Path alive = Files.createDirectories(folder.copies().resolve("host-alive"));

        try (FileChannel lock =
                FileChannel.open(alive.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            folder.start();

            assertFalse(Files.exists(killed));
            assertTrue(Files.exists(alive));
            folder.close();
        }

        try (Stream<Path> left = Files.list(folder.copies())) {
            assertEquals(List.of(alive), left.toList());
        }
    }

    @Test
    void theSettingsOfAPluginArePartOfItsGeneration() throws Exception {
        PluginJar jar = PluginJars.command("jokes", "joke");
        Generation bare = generation(jar);
        Generation switched = generation(jar, "enable_jokes = true", "unrelated = 1");

        assertEquals(bare, generation(jar, "unrelated = 2"));
        assertFalse(bare.equals(switched));
        assertEquals(bare.sha256(), switched.sha256());
    }

    private Generation generation(PluginJar jar, String... lines) throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(jar).start(lines)) {
            return folder.catalog().command("joke").orElseThrow().plugin().generation();
        }
    }

    private static String answer(InstalledCommand installed) throws Exception {
        Outcome outcome = installed
                .plugin()
                .threads()
                .work(() -> installed.command().subcommands().get(0).handler().handle(null))
                .future()
                .get(20, TimeUnit.SECONDS);
        return ((Outcome.Succeeded) outcome).message().toString();
    }

    private static final class OwnPlugin implements Plugin {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public List<Command> commands(PluginContext context) {
            return List.of(Command.of(
                    "own",
                    "Say something.",
                    Subcommand.unnamed("Say it.")
                            .runs(in -> Outcome.reply(
                                    "own on " + Thread.currentThread().getName()))));
        }
    }
}
