package dev.shipmate.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

    /** Each look is the other's beats; an exclamation mark stands before a look that came too late. */
    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5 6 7, false",
        "1 1 1 1, false",
        "1 1 1 1 1, true",
        "1 1 1 1 2, false",
        "1 1 1 1 2 2 2 2 2, true",
        "1 1 1 1 1 2, false",
        "1 !1 1 1 1, false",
        "1 1 1 !1 1 1 1 1, true",
        "1 1 1 1 !1 1 1 1, false",
        "1 1 1 - 1 1, false",
        "1 1 1 1 1 -, false"
    })
    void a_node_is_gone_when_it_was_found_unchanged_four_times_in_a_row(String looks, boolean isGone) {
        Silence silence = new Silence(4);
        Set<String> silent = Set.of();
        for (String look : looks.split(" ")) {
            Map<String, Long> beats = new HashMap<>();
            if (!look.equals("-")) {
                beats.put("other", Long.parseLong(look.replace("!", "")));
            }
            silent = silence.look(beats, !look.startsWith("!"));
        }
        assertEquals(isGone ? Set.of("other") : Set.of(), silent);
    }

    @Test
    void nodes_are_judged_one_by_one() {
        Silence silence = new Silence(2);
        silence.look(Map.of("a", 1L, "b", 1L), true);
        silence.look(Map.of("a", 1L, "b", 2L), true);
        assertEquals(Set.of("a"), silence.look(Map.of("a", 1L, "b", 3L), true));
    }
}
