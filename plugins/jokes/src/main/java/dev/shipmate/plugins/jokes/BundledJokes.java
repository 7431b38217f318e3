package dev.shipmate.plugins.jokes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jokes that come with the plugin, in the order of their file. Immutable. */
record BundledJokes(List<Bundled> jokes) {

    /** One of them. */
    record Bundled(String topic, String text, String mark) {}

    BundledJokes {
        jokes = List.copyOf(jokes);
    }

    /** Returns the jokes of {@code jokes.txt}, which says itself how it is written. */
    static BundledJokes read() {
        try (@Nullable InputStream file = BundledJokes.class.getResourceAsStream("jokes.txt")) {
            if (file == null) {
                throw new IllegalStateException("jokes.txt is missing from the jar: build it again");
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("jokes.txt cannot be read", e);
        }
    }

    static BundledJokes of(String file) {
        List<Bundled> jokes = new ArrayList<>();
        String topic = "";
        for (String paragraph : file.strip().split("\\R{2,}")) {
            if (paragraph.startsWith("[") && paragraph.endsWith("]")) {
                topic = paragraph.substring(1, paragraph.length() - 1);
            } else if (!paragraph.startsWith("#")) {
                jokes.add(new Bundled(topic, paragraph, Joke.mark(paragraph)));
            }
        }
        return new BundledJokes(jokes);
    }
}
