package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The command {@code jokes}. */
final class JokesCommand {

    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_LISTED = 100;
    private static final Parameter<String> TEXT =
            Parameter.parsed("text", "What is the joke?", Written::joke).rest();
    private static final Parameter<Integer> NUMBER =
            Parameter.integer("number", "Which one? Its number stands in jokes list.");

    private final JokeBook book;
    private final ToldToday told;
    private final RandomGenerator random;
    private final Parameter<String> topic;
    private final Parameter<String> newTopic;

    JokesCommand(JokeBook book, ToldToday told, RandomGenerator random) {
        this.book = book;
        this.told = told;
        this.random = random;
        this.topic = Parameter.parsed("topic", "A joke about what?", book::topic)
                .from(soFar -> Choice.listOf(book.offered()))
                .defaultsTo(JokeBook.ANY);
        // Asked as free text: a menu would keep people from beginning a topic of their own.
        this.newTopic = Parameter.parsed("topic", "What is the joke about? One word, old or new.", Written::topic);
    }

    Command command() {
        return Command.of(
                "jokes",
                "Lighten the mood.",
                Subcommand.of(
                                "tell",
                                "Tell a joke, about anything or about one topic, and none twice a day in a channel.")
                        .takes(topic)
                        .runs(this::tell),
                Subcommand.of("topics", "List what there are jokes about.")
                        .repeatable()
                        .runs(in -> topics()),
                Subcommand.of("list", "List the jokes with their numbers, for administrators of the collection.")
                        .takes(topic)
                        .repeatable()
                        .runs(this::list),
                Subcommand.of("add", "Add a joke of your own, for administrators of the collection.")
                        .takes(newTopic, TEXT)
                        .changes()
                        .runs(this::add),
                Subcommand.of(
                                "remove",
                                "Remove a joke of your own or hide a bundled one, for administrators of the collection.")
                        .takes(NUMBER)
                        .changes()
                        .runs(this::remove),
                Subcommand.of("restore", "Tell a hidden joke again, for administrators of the collection.")
                        .takes(NUMBER)
                        .changes()
                        .runs(this::restore));
    }

    private Outcome tell(Invocation in) {
        List<Joke> fresh = new ArrayList<>(told.fresh(book.about(in.get(topic)), in.origin()));
        while (!fresh.isEmpty()) {
            Joke joke = fresh.remove(random.nextInt(fresh.size()));
            // Another node may be telling it in this moment.
            if (told.isFirstToTell(joke, in.origin())) {
                return Outcome.reply(book.text(joke));
            }
        }
        return nothingNew(in.get(topic), in.origin());
    }

    /** A joke heard twice is none, so what is left is offered instead. */
    private Outcome nothingNew(String asked, Origin where) {
        Map<String, Integer> left = new LinkedHashMap<>();
        told.fresh(book.about(JokeBook.ANY), where).forEach(joke -> left.merge(joke.topic(), 1, Integer::sum));
        if (left.isEmpty()) {
            return Outcome.reply(
                    "This channel has heard every joke within a day. Come back tomorrow for the old ones.");
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text("This channel has heard every joke about " + asked
                + " within a day. There are others, or come back tomorrow:"));
        left.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_BUTTONS)
                .forEach(other ->
                        blocks.add(Block.button("One about " + other.getKey(), "jokes tell " + other.getKey())));
        return Outcome.reply(blocks.toArray(Block[]::new));
    }

    private Outcome topics() {
        Map<String, Integer> topics = book.topics();
        List<List<String>> rows = new ArrayList<>();
        int all = topics.values().stream().mapToInt(Integer::intValue).sum();
        rows.add(List.of(JokeBook.ANY, Integer.toString(all), "jokes tell"));
        topics.forEach((name, count) -> rows.add(List.of(name, Integer.toString(count), "jokes tell " + name)));
        return Outcome.reply(Block.table(List.of("Topic", "Jokes", "To hear one"), rows));
    }

    private Outcome list(Invocation in) {
        String wanted = in.get(topic);
        List<List<String>> rows = book.all().stream()
                .filter(joke -> wanted.equals(JokeBook.ANY) || wanted.equals(joke.topic()))
                .map(joke ->
                        List.of(Integer.toString(joke.number()), joke.topic(), begin(book.text(joke)), remark(joke)))
                .toList();
        return Outcome.reply(Block.table(List.of("Number", "Topic", "Joke", "Remark"), rows));
    }

    private Outcome add(Invocation in) {
        Joke added = book.add(in.get(newTopic), in.get(TEXT));
        return Outcome.reply("Added as joke " + added.number() + ", about " + added.topic()
                + ". To take it back: jokes remove " + added.number());
    }

    private Outcome remove(Invocation in) {
        Joke joke = book.remove(in.get(NUMBER));
        if (joke.isHidden()) {
            return Outcome.reply(
                    "Joke " + joke.number() + " was hidden already. To tell it again: jokes restore " + joke.number());
        }
        return Outcome.reply(
                joke.isOwn()
                        ? "Removed joke " + joke.number() + ", about " + joke.topic() + "."
                        : "Joke " + joke.number() + ", about " + joke.topic()
                                + ", is told no longer. To tell it again: jokes restore " + joke.number());
    }

    private Outcome restore(Invocation in) {
        Joke joke = book.restore(in.get(NUMBER));
        return Outcome.reply("Joke " + joke.number() + ", about " + joke.topic()
                + (joke.isHidden() ? ", is told again." : ", was not hidden."));
    }

    private static String begin(String text) {
        String line = text.replace('\n', ' ');
        if (line.length() <= LONGEST_LISTED) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LISTED - 1)) ? LONGEST_LISTED - 1 : LONGEST_LISTED;
        return line.substring(0, end) + "…";
    }

    private static String remark(Joke joke) {
        if (joke.isOwn()) {
            return "own";
        }
        return joke.isHidden() ? "hidden" : "";
    }
}
