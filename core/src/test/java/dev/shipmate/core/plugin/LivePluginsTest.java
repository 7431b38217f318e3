package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.PluginEvent.Kind;
import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.spi.command.Outcome;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that come, change and go, and settings that change, while the host runs. */
class LivePluginsTest {

    @TempDir
    Path home;

    @Test
    void aJarThatIsDroppedRunsAndOneThatIsTakenAwayIsGone() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).start()) {
            folder.with(PluginJars.command("jokes", "joke")).look();

            assertEquals("jokes/joke", folder.commands());
            assertEquals(1, folder.only().life().generation());
            assertTrue(folder.only().life().loadedAt() != null);

            Files.delete(folder.jars().resolve("jokes.jar"));
            folder.look();

            assertEquals("", folder.commands());
            assertEquals(List.of(), folder.catalog().reports());
            Awaitility.await().until(() -> folder.happened().contains(Kind.CLOSED));
            assertEquals(List.of(Kind.LOADED, Kind.REMOVED, Kind.CLOSED), folder.happened());
        }
    }

    @Test
    void aRunningCommandEndsOnItsGenerationAndNewOnesBeginOnTheNext() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            InstalledCommand old = folder.catalog().command("say").orElseThrow();
            CountDownLatch goOn = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            PluginThreads.Task<String> running = old.plugin().threads().work(() -> {
                begun.countDown();
                goOn.await();
                return text(old);
            });
            begun.await();

            folder.with(saying("two")).look();

            InstalledCommand fresh = folder.catalog().command("say").orElseThrow();
            assertEquals("two", onThread(fresh));
            assertEquals("one", onThread(old), "what needs one more step on the old one gets it");
            assertEquals(2, folder.only().life().generation());
            assertFalse(folder.happened().contains(Kind.CLOSED), folder.told());

            goOn.countDown();

            assertEquals("one", running.future().get(20, TimeUnit.SECONDS));
            Awaitility.await().until(() -> folder.happened().contains(Kind.CLOSED));
            PluginThreads.Task<String> late = old.plugin().threads().quick(() -> "late");
            assertTrue(late.isTooLate());
            assertTrue(late.future().isCompletedExceptionally());
        }
    }

    @Test
    void theClassesOfAFormerGenerationAreCollected() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            WeakReference<ClassLoader> gone = used(folder);

            folder.with(saying("two")).look();

            assertEquals("two", onThread(folder.catalog().command("say").orElseThrow()));
            Garbage.awaitCollected(gone);
            assertEquals(1, copies(folder));
        }
    }

    @Test
    void anUpdateThatCannotRunLeavesWhatRuns() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            PluginJar broken = PluginJar.named("speech.jar").version("2.0").plugin("acme.Speech", """
                    public String name() { return "speech"; }
                    public List<Command> commands(PluginContext context) { throw new IllegalStateException("broken"); }
                    """);
            folder.with(broken).look().look();

            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));
            assertEquals(State.RUNNING, folder.only().state());
            assertEquals(1, folder.only().life().generation());
            assertTrue(
                    folder.only().wrong().contains("generation 1 goes on"),
                    folder.only().wrong());
            assertTrue(folder.only().wrong().contains("broken"), folder.only().wrong());
            assertEquals(List.of(Kind.UPDATE_REFUSED), folder.happened(), "told once");

            folder.with(saying("three")).look();

            assertEquals("three", onThread(folder.catalog().command("say").orElseThrow()));
            assertEquals("", folder.only().wrong());
        }
    }

    @Test
    void aHalfCopiedJarIsNotTriedAndDoesNoHarm() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            Path jar = folder.jars().resolve("speech.jar");
            byte[] whole = Files.readAllBytes(saying("two").in(Files.createDirectories(home.resolve("elsewhere"))));

            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
            folder.look().look();

            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));
            assertEquals("", folder.only().wrong(), "it may be copied still");
            assertEquals(List.of(), folder.happened());

            Files.write(jar, whole);
            folder.lookOnce();
            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()), "it was just written");
            folder.look();

            assertEquals("two", onThread(folder.catalog().command("say").orElseThrow()));
        }
    }

    @Test
    void aJarThatStaysHalfIsToldAfterAWhileAndTriedAgain() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            Files.writeString(folder.jars().resolve("speech.jar"), "half");
            folder.look().lookAfter(Duration.ofSeconds(6));

            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));
            assertTrue(
                    folder.only().wrong().contains("it is not a readable jar"),
                    folder.only().wrong());

            folder.lookAfter(Duration.ofSeconds(31)).lookAfter(Duration.ofSeconds(31));
            assertEquals(List.of(Kind.UPDATE_REFUSED), folder.happened(), "told once");
            assertEquals(1, copies(folder));

            folder.with(saying("two")).look();
            assertEquals("two", onThread(folder.catalog().command("say").orElseThrow()));
        }
    }

    @Test
    void aSecretThatIsWrittenAnewIsRead() throws Exception {
        PluginJar jar = PluginJar.named("speech.jar").plugin("acme.Speech", """
                static final Setting<String> WORD = Setting.secret("speech_word", "What to say");
                public String name() { return "speech"; }
                public List<Setting<?>> settings() { return List.of(WORD); }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("say", "Say.", Subcommand.unnamed("Say.").runs(in ->
                            Outcome.reply(context.get(WORD)))));
                }
                """);
        Path secret = home.resolve("secret");
        Files.writeString(secret, "one");
        try (PluginFolder folder = new PluginFolder(home).with(jar).start("speech_word = ${file:" + secret + "}")) {
            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));

            Files.writeString(secret, "three");
            folder.look();

            assertEquals("three", onThread(folder.catalog().command("say").orElseThrow()));
            assertFalse(folder.told().contains("three"), folder.told());
        }
    }

    @Test
    void aJarWithDamageInTheMiddleIsNotLoaded() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            Path jar = folder.jars().resolve("speech.jar");
            byte[] damaged = Files.readAllBytes(saying("two").in(Files.createDirectories(home.resolve("elsewhere"))));
            Arrays.fill(damaged, damaged.length / 3, damaged.length / 3 + 40, (byte) 0);

            Files.write(jar, damaged);
            folder.look();

            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));
        }
    }

    @Test
    void aJarThatIsTouchedIsNotLoadedAgain() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            LoadedPlugin before = folder.catalog().plugin("speech").orElseThrow();

            folder.with(saying("one")).look();

            assertSame(before, folder.catalog().plugin("speech").orElseThrow());
            assertEquals(List.of(), folder.happened());
        }
    }

    @Test
    void whoseSettingsChangeGetsANewGenerationAndNobodyElse() throws Exception {
        PluginJar jar = PluginJar.named("speech.jar").plugin("acme.Speech", """
                static final Setting<String> WORD = Setting.text("speech_word", "What to say").defaultsTo("nothing");
                public String name() { return "speech"; }
                public List<Setting<?>> settings() { return List.of(WORD); }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("say", "Say.", Subcommand.unnamed("Say.").runs(in ->
                            Outcome.reply(context.get(WORD)))));
                }
                """);
        try (PluginFolder folder = new PluginFolder(home)
                .with(jar, PluginJars.command("jokes", "joke"))
                .start("speech_word = one")) {
            LoadedPlugin jokes = folder.catalog().plugin("jokes").orElseThrow();
            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));

            folder.settings("speech_word = two").look();

            assertEquals("two", onThread(folder.catalog().command("say").orElseThrow()));
            assertSame(jokes, folder.catalog().plugin("jokes").orElseThrow());
            assertEquals(1, folder.applied().size());
        }
    }

    @Test
    void aSwitchTakesEffectBothWays() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            folder.settings("enable_speech = false").look();
            assertEquals("", folder.commands());
            assertEquals(State.OFF, folder.only().state());

            folder.settings("enable_speech = true").look();
            assertEquals("speech/say", folder.commands());
            assertEquals(2, folder.only().life().generation());
        }
    }

    @Test
    void aMistakeInItsSettingsKeepsWhatRunsOfAPlugin() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            folder.settings("enable_speech = perhaps").look();

            assertEquals("speech/say", folder.commands());
            assertTrue(folder.only().wrong().contains("enable_speech must be true or false"), folder.told());

            folder.settings().look();

            assertEquals("speech/say", folder.commands());
            assertEquals("", folder.only().wrong());
        }
    }

    @Test
    void aFileWithAnErrorKeepsTheOldSettingsAndSaysWhere() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start("http_port = 8080")) {
            folder.settings("enable_speech = false", "http_port = many").look();

            assertEquals("speech/say", folder.commands());
            assertTrue(folder.told().contains("http_port must be a whole number"), folder.told());

            Files.write(folder.conf().resolve("plugins.properties"), new byte[] {'a', '=', '1', '\n', (byte) 0xff});
            folder.look();

            assertTrue(folder.told().contains("line 2"), folder.told());
            Files.delete(folder.conf().resolve("plugins.properties"));
            folder.look();

            assertTrue(folder.told().contains("is gone"), folder.told());
            assertEquals(0, folder.applied().size());
            assertEquals("speech/say", folder.commands());
        }
    }

    @Test
    void settingsOfTheHostAreNamedWhichNeedARestart() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).start("http_port = 8080")) {
            folder.settings("http_port = 9090", "public_url = https://example.net")
                    .look();

            assertTrue(
                    folder.told().contains("need a restart, until then the old values count: http_port, public_url"),
                    folder.told());
        }
    }

    @Test
    void whatStoodInTheWayOfAnotherMakesRoomWhenItGoes() throws Exception {
        try (PluginFolder folder = new PluginFolder(home)
                .with(PluginJars.command("alpha", "joke"), PluginJars.command("beta", "joke"))
                .start()) {
            assertEquals("alpha/joke", folder.commands());

            Files.delete(folder.jars().resolve("alpha.jar"));
            folder.look().look();

            assertEquals("beta/joke", folder.commands());
        }
    }

    @Test
    void ofTwoJarsWithOnePluginTheOneThatRunsStays() throws Exception {
        try (PluginFolder folder = new PluginFolder(home).with(saying("one")).start()) {
            Path other = Files.createDirectories(home.resolve("elsewhere"));
            Files.copy(saying("two").in(other), folder.jars().resolve("speech-2.jar"));
            folder.look().look();

            assertEquals("one", onThread(folder.catalog().command("say").orElseThrow()));
            assertEquals(State.REFUSED, folder.report("speech-2.jar").state());

            Files.delete(folder.jars().resolve("speech.jar"));
            folder.look().look();

            assertEquals("two", onThread(folder.catalog().command("say").orElseThrow()));
        }
    }

    private static WeakReference<ClassLoader> used(PluginFolder folder) throws Exception {
        InstalledCommand command = folder.catalog().command("say").orElseThrow();
        assertEquals("one", onThread(command));
        return new WeakReference<>(command.plugin().classLoader());
    }

    private static long copies(PluginFolder folder) throws Exception {
        try (Stream<Path> copies = Files.walk(folder.copies())) {
            return copies.filter(file -> file.toString().endsWith(".jar")).count();
        }
    }

    private static PluginJar saying(String word) {
        return PluginJar.named("speech.jar").version("1.0").plugin("acme.Speech", """
                public String name() { return "speech"; }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("say", "Say.", Subcommand.unnamed("Say.").runs(in -> Outcome.reply("%s"))));
                }
                """.formatted(word));
    }

    private static String onThread(InstalledCommand command) throws Exception {
        return command.plugin().threads().work(() -> text(command)).future().get(20, TimeUnit.SECONDS);
    }

    private static String text(InstalledCommand command) throws Exception {
        Outcome outcome = command.command().subcommands().get(0).handler().handle(null);
        return ((Outcome.Succeeded) outcome).message().toString();
    }
}
