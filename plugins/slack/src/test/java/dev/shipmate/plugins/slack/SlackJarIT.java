package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.slack.standin.Call;
import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The jar as it ships, which holds of Slack's SDK only what is used: everything that is used must be in it. */
class SlackJarIT {

    private static final Path JAR = Path.of(System.getProperty("shipmate.plugin.jar"));

    @Test
    void theJarAloneCanDoAllThatThePluginDoes() throws Exception {
        try (FakeSlack fake = FakeSlack.start().channel(Workbench.CHANNEL, Workbench.USER);
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new HostClasses())) {
            Plugin plugin = ServiceLoader.load(Plugin.class, loader).findFirst().orElseThrow();
            ChatPlatform slack = plugin.platforms(new Context(fake.api())).get(0);
            Origin origin = origin(fake);

            MessageRef sent = slack.send(origin, everything());
            slack.update(origin, sent, Message.of("changed"));
            slack.remove(origin, sent);
            slack.send(origin, everything().privately());
            slack.ask(origin, new Prompt("t1", "choose", List.of(question(9))));
            slack.ask(origin, new Prompt("t2", "form", List.of(question(9), question(0))));
            slack.send(
                    origin.withReplyTo(ReplyAddress.of(
                                    "D0STRANGER",
                                    "U2",
                                    null,
                                    fake.newResponseUrl(),
                                    null,
                                    Clock.systemUTC().instant())
                            .json()),
                    Message.of("elsewhere"));

            assertTrue(fake.calls()
                    .methods()
                    .containsAll(Set.of(
                            "chat.postMessage",
                            "chat.update",
                            "chat.delete",
                            "chat.postEphemeral",
                            "views.open",
                            "files.completeUploadExternal",
                            "conversations.open",
                            "response_url")));
            assertEquals(
                    List.of("channel_not_found"),
                    fake.calls().all().stream()
                            .filter(call -> !call.isOk())
                            .map(Call::answer)
                            .toList());
            plugin.close();
        }
        assertEquals(List.of(), threadsOfTheSdk(), "they would keep the plugin from being unloaded");
    }

    @Test
    void theJarIsSmallAndHasNoClientOfItsOwn() throws IOException {
        assertTrue(Files.size(JAR) < 2_000_000, Files.size(JAR) + " bytes");
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertTrue(jar.stream()
                    .noneMatch(
                            entry -> entry.getName().matches("(okhttp3|okio|kotlin|org/slf4j|dev/shipmate/spi)/.*")));
            assertEquals("slack", jar.getManifest().getMainAttributes().getValue("Shipmate-Platform"));
        }
    }

    /** What the host shares with a plugin. */
    private static final class HostClasses extends ClassLoader {

        HostClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.shipmate.spi.") || name.startsWith("org.slf4j.")) {
                return SlackJarIT.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    private record Context(URI api) implements PluginContext {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        @Override
        public <T> T get(Setting<T> setting) {
            return setting.read(Map.of(
                            "slack_api_token", FakeSlack.TOKEN,
                            "slack_signing_secret", Requests.SECRET,
                            "slack_api_url", api.toString())
                    .get(setting.key()));
        }

        @Override
        public HttpClient http() {
            return HTTP;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Optional<URI> publicUri() {
            return Optional.empty();
        }
    }

    private static Origin origin(FakeSlack fake) {
        ReplyAddress address = ReplyAddress.of(
                Workbench.CHANNEL,
                Workbench.USER,
                null,
                fake.newResponseUrl(),
                fake.newTrigger(),
                Clock.systemUTC().instant());
        return new Origin(
                "slack",
                Party.of(Workbench.TEAM),
                Party.of(Workbench.CHANNEL),
                Party.of(Workbench.USER),
                address.json());
    }

    private static Message everything() {
        byte[] content = {1};
        return Message.of(
                Block.heading("Heading"),
                Block.text("Text"),
                Block.fields(Map.of("a", "b")),
                Block.image(URI.create("https://example.com/a.png"), "A map"),
                Block.snippet("", "x"),
                Block.table(
                        List.of("a"),
                        IntStream.range(0, 900)
                                .mapToObj(i -> List.of("row " + i))
                                .toList()),
                Block.attachment("a.bin", "application/octet-stream", content));
    }

    private static Question question(int choices) {
        return new Question(
                "q" + choices,
                "Which?",
                IntStream.range(0, choices)
                        .mapToObj(i -> Choice.of("choice" + i))
                        .toList(),
                "",
                "",
                false);
    }

    private static List<String> threadsOfTheSdk() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(?i)(slack-api|okhttp|okio).*"))
                .toList();
    }
}
