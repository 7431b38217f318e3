package dev.shipmate.plugins.jokes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.CommandException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JokesTest {

    private final Jokes jokes = Jokes.bundled();

    @Test
    void thereAreAtLeastSixtyAndNoneTwice() {
        List<String> all = jokes.about(Jokes.ANY, "");

        assertTrue(all.size() >= 60, () -> "only " + all.size());
        assertEquals(all.size(), new HashSet<>(all).size());
        assertEquals(
                all.size(),
                all.stream()
                        .map(joke -> joke.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                        .distinct()
                        .count());
    }

    @Test
    void everyTopicHasAtLeastFiveAndTogetherTheyAreAny() {
        int sum = 0;
        for (String topic : jokes.topics().subList(1, jokes.topics().size())) {
            int count = jokes.about(topic, "").size();
            assertTrue(count >= 5, () -> topic + " has only " + count);
            sum += count;
        }
        assertEquals(jokes.about(Jokes.ANY, "").size(), sum);
        assertTrue(jokes.topics().containsAll(List.of("any", "network", "code", "devops", "dns", "cloud")));
    }

    @Test
    void topicsCanBeTypedAsTheyAreWritten() {
        Pattern word = Pattern.compile("[a-z]+(-[a-z]+)*");

        jokes.topics().forEach(topic -> assertTrue(word.matcher(topic).matches(), topic));
    }

    @Test
    void noneHoldsMarkupOrIsTooLongToBeFunny() {
        Pattern markup = Pattern.compile("[*_`~<>{}\\[\\]|\\\\&@#\\t\\x{FFFD}]|https?:|^\\s|\\s$");

        for (String joke : jokes.about(Jokes.ANY, "")) {
            assertFalse(markup.matcher(joke).find(), joke);
            assertTrue(joke.length() < 250, joke);
            assertTrue(joke.lines().count() <= 4, joke);
        }
    }

    @Test
    void theLastOneIsLeftOutUnlessItIsTheOnlyOne() {
        Jokes few = Jokes.read("# what this is\n\n[one]\n\nalone\n\n[two]\n\nfirst\nline\n\n\nsecond\n");

        assertEquals(List.of("any", "one", "two"), few.topics());
        assertEquals(List.of("second"), few.about("two", "first\nline"));
        assertEquals(List.of("alone"), few.about("one", "alone"));
        assertEquals(List.of("alone", "first\nline", "second"), few.about("any", "forgotten long ago"));
    }

    @Test
    void aTopicIsReadInAnyCase() {
        assertEquals("on-call", jokes.topic(" On-Call "));
    }

    @Test
    void anUnknownTopicIsAnsweredWithTheTopics() {
        for (String typed : List.of("cats", "", "<!channel>", "network\0", "../../etc/passwd", "x".repeat(100_000))) {
            String told = assertThrows(CommandException.class, () -> jokes.topic(typed))
                    .getMessage();

            assertTrue(told.contains(String.join(", ", jokes.topics())), told);
            assertTrue(told.length() < 250, told);
        }
    }
}
