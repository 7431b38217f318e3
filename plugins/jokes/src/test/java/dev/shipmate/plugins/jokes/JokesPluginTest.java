package dev.shipmate.plugins.jokes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.PlainText;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JokesPluginTest {

    private final Jokes jokes = Jokes.bundled();
    private final JokesPlugin plugin = new JokesPlugin(new Random(1));

    @Test
    void isFoundAsAService() {
        List<String> found = ServiceLoader.load(Plugin.class).stream()
                .map(service -> service.get().name())
                .toList();

        assertEquals(List.of("jokes"), found);
    }

    @Test
    void tellsAJokeAboutAnythingWithoutAsking() throws Exception {
        Subcommand tell = subcommand("tell");

        assertTrue(jokes.about(Jokes.ANY, "").contains(told(FakeInvocation.of(tell, Map.of()))));
    }

    @Test
    void neverTellsTheSameTwiceInARowAndAllOfThemInTime() throws Exception {
        FakeInvocation in = FakeInvocation.of(subcommand("tell"), Map.of("topic", "dns"));
        Set<String> heard = new HashSet<>();
        String last = "";

        for (int i = 0; i < 1000; i++) {
            String joke = told(in);
            assertNotEquals(last, joke);
            heard.add(joke);
            last = joke;
        }

        assertEquals(Set.copyOf(jokes.about("dns", "")), heard);
    }

    @Test
    void offersTheTopics() {
        Parameter<?> topic = subcommand("tell").parameters().get(0);

        List<String> offered =
                topic.choices().orElseThrow().list(FakeInvocation.of(subcommand("tell"), Map.of())).stream()
                        .map(Choice::value)
                        .toList();

        assertEquals(jokes.topics(), offered);
    }

    @Test
    void listsTheTopics() throws Exception {
        String text = told(FakeInvocation.of(subcommand("list-topics"), Map.of()));

        assertTrue(text.startsWith("Topic     Jokes  To hear one\n"), text);
        jokes.topics().forEach(topic -> assertTrue(text.contains("jokes tell " + topic), text));
    }

    private Subcommand subcommand(String name) {
        return plugin.commands(new NothingLent()).get(0).subcommand(name).orElseThrow();
    }

    private static String told(FakeInvocation in) throws Exception {
        Outcome outcome = in.subcommand().handler().handle(in);
        return PlainText.of(assertInstanceOf(Outcome.Succeeded.class, outcome).message());
    }

    /** A context for a plugin that borrows nothing. */
    private static final class NothingLent implements PluginContext {

        @Override
        public <T> T get(Setting<T> setting) {
            throw new IllegalArgumentException(setting.key() + " is not declared");
        }

        @Override
        public HttpClient http() {
            throw new AssertionError("jokes need no network");
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
}
