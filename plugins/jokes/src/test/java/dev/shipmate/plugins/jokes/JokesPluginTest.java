package dev.shipmate.plugins.jokes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JokesPluginTest {

    private static final Origin HERE = origin("slack", "C1");

    private final SetClock clock = new SetClock();
    private final FakeStore store = new FakeStore(clock);
    private final JokeBook book = new JokeBook(BundledJokes.read(), store);
    private final Command command =
            new JokesPlugin(new Random(1)).commands(new Lent(store, clock)).get(0);

    @Test
    void isFoundAsAService() {
        List<String> found = ServiceLoader.load(Plugin.class).stream()
                .map(service -> service.get().name())
                .toList();

        assertEquals(List.of("jokes"), found);
    }

    @Test
    void tellsNoneTwiceADayInAChannelAndOffersOtherTopicsThen() throws Exception {
        Set<String> dns = texts("dns");
        Set<String> heard = new HashSet<>();
        for (int i = 0; i < dns.size(); i++) {
            assertTrue(heard.add(tell("dns", HERE)), "told twice");
        }
        assertEquals(dns, heard);

        Message none = answer("tell", Map.of("topic", "dns"), HERE);

        assertTrue(PlainText.of(none).contains("every joke about dns"), PlainText.of(none));
        List<String> lines = none.blocks().stream()
                .filter(Block.Button.class::isInstance)
                .map(block -> ((Block.Button) block).line())
                .toList();
        assertEquals(3, lines.size());
        for (String line : lines) {
            assertTrue(texts(line.substring("jokes tell ".length()))
                    .contains(tell(line.substring("jokes tell ".length()), HERE)));
        }
    }

    @Test
    void tellsTheOldOnesAgainAfterADay() throws Exception {
        Set<String> first = tellAll("dns", HERE);
        clock.pass(Duration.ofHours(23));
        assertFalse(texts("dns").contains(tell("dns", HERE)));

        clock.pass(Duration.ofHours(1));

        assertEquals(first, tellAll("dns", HERE));
    }

    @Test
    void everyChannelOfEveryPlatformHearsThemForItself() throws Exception {
        for (Origin origin : List.of(
                HERE,
                origin("slack", "C2"),
                origin("webex", "C1"),
                origin("webex", "x".repeat(5000)),
                new Origin("slack", Party.of("o"), Party.of(""), Party.of("U1"), ""),
                new Origin("slack", Party.of("o"), null, Party.of("U2"), ""))) {
            assertEquals(texts("dns"), tellAll("dns", origin));
        }
    }

    @Test
    void saysSoWhenEverythingWasTold() throws Exception {
        int all = book.about("any").size();
        Set<String> heard = new HashSet<>();
        for (int i = 0; i < all; i++) {
            heard.add(tell("any", HERE));
        }

        assertEquals(all, heard.size());
        assertTrue(tell("any", HERE).startsWith("This channel has heard every joke within a day."));
    }

    @Test
    void offersAndListsTheTopicsWithTheirCounts() throws Exception {
        answer("add", Map.of("topic", "BGP", "text", "A joke that flaps."), HERE);
        Subcommand tell = subcommand("tell");

        List<String> offered =
                tell.parameters().get(0).choices().orElseThrow().list(in("tell", Map.of(), HERE)).stream()
                        .map(Choice::value)
                        .toList();
        String listed = told("topics", Map.of());

        assertEquals("any", offered.get(0));
        assertEquals(new TreeSet<>(offered.subList(1, offered.size())), Set.copyOf(offered.subList(1, offered.size())));
        assertTrue(offered.contains("bgp"), offered.toString());
        offered.forEach(topic -> assertTrue(listed.contains(topic), listed));
        assertTrue(listed.matches("(?s).*\\bbgp +1 +jokes tell bgp\\b.*"), listed);
    }

    @Test
    void anUnknownTopicIsAnsweredWithTheTopics() {
        for (String typed : List.of("cats", "", "<!channel>", "network\0", "../../etc/passwd", "x".repeat(100_000))) {
            String told = assertThrows(CommandException.class, () -> tell(typed, HERE))
                    .getMessage();

            assertTrue(told.contains(String.join(", ", book.offered())), told);
            assertTrue(told.length() < 250, told);
        }
        assertEquals("on-call", book.topic(" On-Call "));
    }

    @Test
    void anAddedJokeIsToldListedAndRemoved() throws Exception {
        assertEquals(
                "Added as joke 1001, about bgp. To take it back: jokes remove 1001",
                told("add", Map.of("topic", "bgp", "text", "Why the long path?\nIt was prepended.")));
        assertTrue(
                told("list", Map.of("topic", "bgp"))
                        .contains("1001    bgp    Why the long path? It was prepended.  own"),
                told("list", Map.of("topic", "bgp")));
        assertEquals("Why the long path?\nIt was prepended.", tell("bgp", HERE));

        assertEquals("Removed joke 1001, about bgp.", told("remove", Map.of("number", "1001")));

        assertThrows(CommandException.class, () -> tell("bgp", HERE));
        assertFalse(told("list", Map.of()).contains("1001"));
        assertThrows(CommandException.class, () -> told("remove", Map.of("number", "1001")));
    }

    @Test
    void aBundledJokeIsHiddenAndComesBack() throws Exception {
        Joke first = book.all().get(0);

        assertTrue(told("remove", Map.of("number", "1")).contains("is told no longer"));
        assertTrue(told("remove", Map.of("number", "1")).contains("hidden already"));
        assertTrue(told("list", Map.of()).lines().anyMatch(line -> line.startsWith("1 ") && line.endsWith("hidden")));
        assertFalse(book.about(first.topic()).stream().anyMatch(joke -> joke.number() == 1));

        assertTrue(told("restore", Map.of("number", "1")).contains("is told again"));
        assertTrue(told("restore", Map.of("number", "1")).contains("was not hidden"));
        assertTrue(book.about(first.topic()).contains(first));
    }

    @Test
    void thereIsNoJokeOfAnotherNumber() {
        for (String number : List.of("0", "-1", "999", "1001", "2147483647")) {
            String told = assertThrows(CommandException.class, () -> told("remove", Map.of("number", number)))
                    .getMessage();
            assertEquals("There is no joke " + number + ". See jokes list for all of them with their numbers.", told);
        }
    }

    @Test
    void aJokeIsAddedOnce() throws Exception {
        told("add", Map.of("topic", "bgp", "text", "A joke that flaps."));

        String told = assertThrows(
                        CommandException.class,
                        () -> told("add", Map.of("topic", "dns", "text", " A joke that flaps. ")))
                .getMessage();
        String bundled = assertThrows(
                        CommandException.class,
                        () -> told(
                                "add",
                                Map.of(
                                        "topic",
                                        "dns",
                                        "text",
                                        book.text(book.all().get(0)))))
                .getMessage();

        assertEquals("This joke is there already: it is number 1001, about bgp.", told);
        assertTrue(bundled.contains("number 1,"), bundled);
    }

    @Test
    void whatCannotBeSeenOrIsTooLongIsRefused() {
        for (String text : List.of("", " ", "a\0b", "a\u001b[31mb", "a\u202eb", "a\tb", "\ud800", "x".repeat(1001))) {
            assertThrows(CommandException.class, () -> told("add", Map.of("topic", "dns", "text", text)), text);
        }
        for (String topic : List.of("", "any", "ANY", "two words", "a/b", "a--b", "é", "x".repeat(31), "a\n")) {
            if (!topic.equals("a\n")) {
                assertThrows(CommandException.class, () -> told("add", Map.of("topic", topic, "text", "x")), topic);
            }
        }
        assertEquals(List.of(), store.keys("joke/"));
    }

    @Test
    void whatIsHostileIsKeptAsItIs() throws Exception {
        String text = "<!channel> '); DROP TABLE jokes; -- <img src=x> 👨‍👩‍👧 \\u0000 ${secret}";

        told("add", Map.of("topic", "sql", "text", text));

        assertEquals(text, tell("sql", HERE));
    }

    @Test
    void thereIsRoomForFiveHundred() throws Exception {
        for (int i = 0; i < JokeBook.MOST_OWN; i++) {
            told("add", Map.of("topic", "many", "text", "x".repeat(900) + i));
        }

        String full = assertThrows(
                        CommandException.class, () -> told("add", Map.of("topic", "many", "text", "one more")))
                .getMessage();

        assertTrue(full.contains("500"), full);
        assertTrue(told("list", Map.of("topic", "many")).contains("1500"));
        told("remove", Map.of("number", "1200"));
        assertTrue(told("add", Map.of("topic", "many", "text", "one more")).startsWith("Added as joke 1501"));
    }

    @Test
    void twoWhoAddAtTheSameTimeGetTwoNumbers() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> adding = IntStream.range(0, 40)
                    .<Callable<String>>mapToObj(i -> () -> told("add", Map.of("topic", "many", "text", "joke " + i)))
                    .toList();
            Set<String> answers = new HashSet<>();
            for (Future<String> added : people.invokeAll(adding)) {
                answers.add(added.get());
            }
            assertEquals(40, answers.size());
            assertEquals(40, store.keys("joke/").size());
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void whatChangesTheCollectionSaysSoAndForWhomItIs() {
        for (String name : List.of("add", "remove", "restore")) {
            assertTrue(subcommand(name).isChange());
            assertTrue(subcommand(name).summary().contains("for administrators"));
        }
        for (String name : List.of("tell", "topics", "list")) {
            assertFalse(subcommand(name).isChange());
        }
    }

    private Set<String> texts(String topic) {
        Set<String> texts = new HashSet<>();
        book.about(topic).forEach(joke -> texts.add(book.text(joke)));
        return texts;
    }

    private Set<String> tellAll(String topic, Origin where) throws Exception {
        Set<String> heard = new HashSet<>();
        for (int i = texts(topic).size(); i > 0; i--) {
            heard.add(tell(topic, where));
        }
        return heard;
    }

    private String tell(String topic, Origin where) throws Exception {
        return PlainText.of(answer("tell", Map.of("topic", topic), where));
    }

    private String told(String name, Map<String, String> typed) throws Exception {
        return PlainText.of(answer(name, typed, HERE));
    }

    private Message answer(String name, Map<String, String> typed, Origin where) throws Exception {
        Outcome outcome = subcommand(name).handler().handle(in(name, typed, where));
        return assertInstanceOf(Outcome.Succeeded.class, outcome).message();
    }

    private FakeInvocation in(String name, Map<String, String> typed, Origin where) {
        return new FakeInvocation(subcommand(name), typed, where);
    }

    private Subcommand subcommand(String name) {
        return command.subcommand(name).orElseThrow();
    }

    private static Origin origin(String platform, String channel) {
        return new Origin(platform, Party.of("o1"), Party.of(channel), Party.of("u1"), "");
    }

    /** A context that lends a store alone. */
    private record Lent(Store store, Clock clock) implements PluginContext {

        @Override
        public <T> T get(Setting<T> setting) {
            throw new IllegalArgumentException(setting.key() + " is not declared");
        }

        @Override
        public HttpClient http() {
            throw new AssertionError("jokes need no network");
        }

        @Override
        public Optional<URI> publicUri() {
            return Optional.empty();
        }
    }
}
