package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.command.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collection of jokes by topic. Immutable. */
final class Jokes {

    /** The topic that holds all the others. */
    static final String ANY = "any";

    private static final int LONGEST_SHOWN = 40;

    private final Map<String, List<String>> jokes;

    private Jokes(Map<String, List<String>> jokes) {
        this.jokes = jokes;
    }

    /** Returns the jokes of {@code jokes.txt}, which says itself how it is written. */
    static Jokes bundled() {
        try (@Nullable InputStream file = Jokes.class.getResourceAsStream("jokes.txt")) {
            if (file == null) {
                throw new IllegalStateException("jokes.txt is missing from the jar: build it again");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("jokes.txt cannot be read", e);
        }
    }

    static Jokes read(String text) {
        Map<String, List<String>> jokes = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        jokes.put(ANY, all);
        List<String> current = all;
        for (String paragraph : text.strip().split("\\R{2,}")) {
            if (paragraph.startsWith("[") && paragraph.endsWith("]")) {
                current = jokes.computeIfAbsent(
                        paragraph.substring(1, paragraph.length() - 1), name -> new ArrayList<>());
            } else if (!paragraph.startsWith("#")) {
                all.add(paragraph);
                current.add(paragraph);
            }
        }
        return new Jokes(jokes);
    }

    /** Returns the topics, {@link #ANY} first. */
    List<String> topics() {
        return List.copyOf(jokes.keySet());
    }

    /** Returns the topic that was typed, or says which ones there are. */
    String topic(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        if (!jokes.containsKey(name)) {
            String asked = typed.strip();
            String shown = asked.length() > LONGEST_SHOWN ? asked.substring(0, LONGEST_SHOWN) + "…" : asked;
            throw new CommandException(
                    "There are no jokes about \"" + shown + "\". Pick one of " + String.join(", ", topics()) + ".");
        }
        return name;
    }

    /** Returns the jokes about a topic without the one that was told last, unless it is the only one. */
    List<String> about(String topic, String last) {
        List<String> all = jokes.getOrDefault(topic, List.of());
        return all.size() < 2
                ? all
                : all.stream().filter(joke -> !joke.equals(last)).toList();
    }
}
