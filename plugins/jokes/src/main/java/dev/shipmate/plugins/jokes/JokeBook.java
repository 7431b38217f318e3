package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.command.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All jokes: those that came with the plugin, less the hidden ones, and those that were added here. Shared by all nodes.
 *
 * <p>Each own joke is one text of the store. Its key holds number, topic and mark, so that topics can be listed, jokes
 * counted and doubles refused without reading a text: {@code joke/001001/dns/<mark>}. A hidden one is {@code
 * hidden/<mark>}.
 */
final class JokeBook {

    /** The topic that holds all the others. */
    static final String ANY = "any";

    static final int FIRST_OWN = 1001;
    static final int MOST_OWN = 500;

    private static final String OWN = "joke/";
    private static final String HIDDEN = "hidden/";
    private static final int LONGEST_SHOWN = 40;

    private final BundledJokes bundled;
    private final Store store;

    JokeBook(BundledJokes bundled, Store store) {
        this.bundled = bundled;
        this.store = store;
    }

    /** Returns all jokes in the order of their numbers, hidden ones too. */
    List<Joke> all() {
        Set<String> hidden = new HashSet<>(store.keys(HIDDEN));
        List<Joke> all = new ArrayList<>();
        for (BundledJokes.Bundled joke : bundled.jokes()) {
            all.add(new Joke(all.size() + 1, joke.topic(), joke.mark(), false, hidden.contains(HIDDEN + joke.mark())));
        }
        store.keys(OWN).forEach(key -> all.add(own(key)));
        return all;
    }

    /** Returns what can be told about a topic. */
    List<Joke> about(String topic) {
        return all().stream()
                .filter(joke -> !joke.isHidden())
                .filter(joke -> topic.equals(ANY) || topic.equals(joke.topic()))
                .toList();
    }

    /** Returns how many jokes there are to tell by topic, in alphabetical order and without {@link #ANY}. */
    Map<String, Integer> topics() {
        Map<String, Integer> topics = new TreeMap<>();
        about(ANY).forEach(joke -> topics.merge(joke.topic(), 1, Integer::sum));
        return topics;
    }

    /** Returns the topics that can be asked for, {@link #ANY} first. */
    List<String> offered() {
        List<String> offered = new ArrayList<>(List.of(ANY));
        offered.addAll(topics().keySet());
        return offered;
    }

    /** Returns the topic that was typed, or says which ones there are. */
    String topic(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        List<String> offered = offered();
        if (!offered.contains(name)) {
            String asked = typed.strip();
            String shown = asked.length() > LONGEST_SHOWN ? asked.substring(0, LONGEST_SHOWN) + "…" : asked;
            throw new CommandException("There are no jokes about \"" + shown + "\". "
                    + (offered.size() > 20 ? "See jokes topics." : "Pick one of " + String.join(", ", offered) + "."));
        }
        return name;
    }

    /** Returns the text of a joke, which may have been removed since it was listed. */
    String text(Joke joke) {
        if (!joke.isOwn()) {
            return bundled.jokes().get(joke.number() - 1).text();
        }
        return store.get(key(joke))
                .orElseThrow(() ->
                        new CommandException("Joke " + joke.number() + " was removed just now. Ask for another one."));
    }

    Joke add(String topic, String text) {
        String mark = Joke.mark(text);
        List<Joke> all = all();
        all.stream().filter(joke -> joke.mark().equals(mark)).findFirst().ifPresent(JokeBook::refuseDouble);
        if (all.stream().filter(Joke::isOwn).count() >= MOST_OWN) {
            throw new CommandException("There are " + MOST_OWN
                    + " jokes of your own, and no room for more. Remove one first: see jokes list.");
        }
        int last = all.stream().mapToInt(Joke::number).max().orElse(0);
        int number = Math.max(FIRST_OWN, last + 1);
        // Held for a moment, so that two who add at the same time get two numbers; the joke itself keeps it from then
        // on.
        while (!store.putIfAbsent("number/" + number, mark, Duration.ofMinutes(1))) {
            number++;
        }
        Joke added = new Joke(number, topic, mark, true, false);
        store.put(key(added), text);
        return added;
    }

    /** Forgets an own joke or hides a bundled one, and returns it as it was. */
    Joke remove(int number) {
        Joke joke = numbered(number);
        if (joke.isOwn()) {
            store.remove(key(joke));
        } else {
            store.put(HIDDEN + joke.mark(), "yes");
        }
        return joke;
    }

    /** Tells a hidden joke again, and returns it as it was. */
    Joke restore(int number) {
        Joke joke = numbered(number);
        store.remove(HIDDEN + joke.mark());
        return joke;
    }

    private Joke numbered(int number) {
        return all().stream()
                .filter(joke -> joke.number() == number)
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "There is no joke " + number + ". See jokes list for all of them with their numbers."));
    }

    private static void refuseDouble(Joke joke) {
        throw new CommandException("This joke is there already: it is number " + joke.number() + ", about "
                + joke.topic() + (joke.isHidden() ? ", and hidden: jokes restore " + joke.number() : "") + ".");
    }

    private static String key(Joke joke) {
        return OWN + String.format(Locale.ROOT, "%06d/", joke.number()) + joke.topic() + "/" + joke.mark();
    }

    private static Joke own(String key) {
        String[] parts = key.split("/", -1);
        return new Joke(Integer.parseInt(parts[1]), parts[2], parts[3], true, false);
    }
}
