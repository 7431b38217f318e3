package dev.shipmate.plugins.jokes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundledJokesTest {

    private final List<BundledJokes.Bundled> jokes = BundledJokes.read().jokes();

    @Test
    void thereAreAtLeastSixtyAndNoneTwice() {
        assertTrue(jokes.size() >= 60, () -> "only " + jokes.size());
        assertEquals(
                jokes.size(),
                jokes.stream()
                        .map(joke -> joke.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                        .distinct()
                        .count());
        assertEquals(
                jokes.size(),
                jokes.stream().map(BundledJokes.Bundled::mark).distinct().count());
    }

    @Test
    void everyTopicHasAtLeastFive() {
        Map<String, Long> topics =
                jokes.stream().collect(Collectors.groupingBy(BundledJokes.Bundled::topic, Collectors.counting()));

        topics.forEach((topic, count) -> assertTrue(count >= 5, () -> topic + " has only " + count));
        assertTrue(topics.keySet().containsAll(List.of("network", "code", "devops", "dns", "cloud")));
    }

    @Test
    void whatIsBundledCouldHaveBeenAdded() {
        for (BundledJokes.Bundled joke : jokes) {
            assertEquals(joke.topic(), Written.topic(joke.topic()));
            assertEquals(joke.text(), Written.joke(joke.text()));
        }
    }

    @Test
    void noneHoldsMarkupOrIsTooLongToBeFunny() {
        Pattern markup = Pattern.compile("[*_`~<>{}\\[\\]|\\\\&@#\\t\\x{FFFD}]|https?:|^\\s|\\s$");

        for (BundledJokes.Bundled joke : jokes) {
            assertFalse(markup.matcher(joke.text()).find(), joke.text());
            assertTrue(joke.text().length() < 250, joke.text());
            assertTrue(joke.text().lines().count() <= 4, joke.text());
        }
    }

    @Test
    void aFileIsReadByParagraphs() {
        BundledJokes few = BundledJokes.of("# what this is\n\n[one]\n\nalone\n\n[two]\n\nfirst\nline\n\n\nsecond\n");

        assertEquals(
                List.of("one: alone", "two: first\nline", "two: second"),
                few.jokes().stream()
                        .map(joke -> joke.topic() + ": " + joke.text())
                        .toList());
    }
}
