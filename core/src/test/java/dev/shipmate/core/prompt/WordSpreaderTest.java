package dev.shipmate.core.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shipmate.core.prompt.WordSpreader.MisfitException;
import dev.shipmate.spi.command.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordSpreaderTest {

    private static final List<Parameter<?>> TWO =
            List.of(Parameter.text("site", "Which site?"), Parameter.text("device", "Which device?"));
    private static final List<Parameter<?>> REST = List.of(
            Parameter.text("site", "Which site?"),
            Parameter.text("text", "What?").rest());

    static Stream<Arguments> table() {
        return Stream.of(
                row(TWO, List.of(), Map.of()),
                row(TWO, List.of("ams"), Map.of("site", "ams")),
                row(TWO, List.of("ams", "r1"), Map.of("site", "ams", "device", "r1")),
                row(TWO, List.of("device=r1"), Map.of("device", "r1")),
                row(TWO, List.of("device=r1", "ams"), Map.of("site", "ams", "device", "r1")),
                row(TWO, List.of("r1", "site=ams"), Map.of("site", "ams", "device", "r1")),
                row(TWO, List.of("site="), Map.of("site", "")),
                row(TWO, List.of("site=a=b"), Map.of("site", "a=b")),
                row(TWO, List.of("color=red"), Map.of("site", "color=red")),
                row(TWO, List.of("Site=ams"), Map.of("site", "Site=ams")),
                row(TWO, List.of("=ams"), Map.of("site", "=ams")),
                row(TWO, List.of("two words", ""), Map.of("site", "two words", "device", "")),
                row(REST, List.of("ams"), Map.of("site", "ams")),
                row(REST, List.of("ams", "a", "b c", "d"), Map.of("site", "ams", "text", "a b c d")),
                row(REST, List.of("a", "site=ams", "b"), Map.of("site", "ams", "text", "a b")),
                row(REST, List.of("ams", "x=1", "y=2"), Map.of("site", "ams", "text", "x=1 y=2")));
    }

    @ParameterizedTest
    @MethodSource("table")
    void words_fill_parameters_by_name_and_then_in_order(
            List<Parameter<?>> parameters, List<String> words, Map<String, String> texts) throws MisfitException {
        assertEquals(texts, new WordSpreader(parameters).spread(words));
    }

    @Test
    void one_word_too_many_is_named() {
        assertEquals("\"c\" is one word too many.", misfit(TWO, "a", "b", "c", "d"));
        assertEquals("\"b\" is one word too many.", misfit(TWO, "site=s", "a", "b"));
        assertEquals("\"help\" is one word too many.", misfit(List.of(), "help"));
        assertEquals("\"b\" is one word too many.", misfit(REST, "text=t", "a", "b"));
    }

    @Test
    void a_parameter_that_is_given_twice_is_named() {
        assertEquals("site is given twice.", misfit(TWO, "site=a", "site=b"));
        assertEquals("site is given twice.", misfit(TWO, "site=a", "site=a"));
    }

    private static Arguments row(List<Parameter<?>> parameters, List<String> words, Map<String, String> texts) {
        return Arguments.of(parameters, words, texts);
    }

    private static String misfit(List<Parameter<?>> parameters, String... words) {
        return String.valueOf(
                assertThrows(MisfitException.class, () -> new WordSpreader(parameters).spread(List.of(words)))
                        .getMessage());
    }
}
