package dev.shipmate.core.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Binding.Missing;
import dev.shipmate.core.call.Given;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BinderTest {

    private static final Parameter<String> WORD = Parameter.text("word", "Which word?");
    private static final Parameter<Integer> COUNT = Parameter.integer("count", "How many?");
    private static final Parameter<Optional<Integer>> LIMIT =
            Parameter.integer("limit", "How many at most?").optional();
    private static final Parameter<TimeUnit> UNIT = Parameter.oneOf("unit", "Which unit?", TimeUnit.class);
    private static final Parameter<Boolean> SURE = Parameter.confirmation("sure", soFar -> "Really?");

    @Test
    void words_become_typed_values() {
        Binding.Complete bound =
                Asking.complete(List.of(WORD, COUNT, UNIT, SURE), Given.words(List.of("w", " 7 ", "SECONDS", "Yes")));
        assertEquals("w", bound.arguments().get(WORD));
        assertEquals(7, bound.arguments().get(COUNT));
        assertEquals(TimeUnit.SECONDS, bound.arguments().get(UNIT));
        assertTrue(bound.arguments().get(SURE));
        assertEquals(Map.of("word", "w", "count", " 7 ", "unit", "SECONDS", "sure", "Yes"), bound.texts());
    }

    @Test
    void what_is_left_out_takes_its_default_which_is_no_text_of_the_user() {
        Binding.Complete bound = Asking.complete(List.of(COUNT.defaultsTo(3), LIMIT), Given.NOTHING);
        assertEquals(3, bound.arguments().get(COUNT));
        assertEquals(Optional.empty(), bound.arguments().get(LIMIT));
        assertEquals(Map.of(), bound.texts());
        assertEquals(
                Optional.of(4),
                Asking.complete(List.of(LIMIT), Given.words(List.of("4")))
                        .arguments()
                        .get(LIMIT));
    }

    @Test
    void what_is_missing_is_missing_in_the_order_of_the_parameters() {
        Binding.Incomplete bound = Asking.incomplete(List.of(WORD, COUNT, UNIT), Given.words(List.of("count=2")));
        assertEquals(
                List.of("word", "unit"),
                bound.missing().stream()
                        .map(missing -> missing.parameter().name())
                        .toList());
        assertEquals(
                List.of("", ""), bound.missing().stream().map(Missing::problem).toList());
        assertEquals(2, bound.soFar().get(COUNT));
        assertEquals(Map.of("count", "2"), bound.texts());
    }

    @Test
    void what_a_parser_refuses_is_missing_with_its_reason_and_is_forgotten() {
        Binding.Incomplete bound =
                Asking.incomplete(List.of(WORD, COUNT), Given.answers(Map.of("word", "w", "count", "three")));
        assertEquals(1, bound.missing().size());
        assertEquals("\"three\" is not a whole number.", bound.missing().get(0).problem());
        assertEquals(Map.of("word", "w"), bound.texts());
    }

    @Test
    void a_bad_value_is_asked_again_even_where_there_is_a_default() {
        Binding.Incomplete bound =
                Asking.incomplete(List.of(COUNT.defaultsTo(3)), Given.words(List.of("999999999999")));
        assertTrue(bound.missing().get(0).problem().contains("999999999999"));
    }

    @Test
    @DisplayName("Answers keep whatever stands in them, quotes and blanks too (S14)")
    void answers_keep_whatever_stands_in_them() {
        String hostile = "\"two words\" 'it''s' count=9 \\ $(x) \u201chm\u201d";
        Binding.Complete bound =
                Asking.complete(List.of(WORD, COUNT), Given.answers(Map.of("word", hostile, "count", "1")));
        assertEquals(hostile, bound.arguments().get(WORD));
        assertEquals(1, bound.arguments().get(COUNT));
    }

    @Test
    void an_argument_that_is_not_there_yet_is_not_read_as_a_mistake() {
        Binding.Incomplete bound = Asking.incomplete(List.of(WORD, COUNT), Given.NOTHING);
        assertThrows(BoundArguments.NotYetException.class, () -> bound.soFar().get(WORD));
        assertThrows(IllegalArgumentException.class, () -> bound.soFar().get(UNIT));
    }

    @Test
    @DisplayName("Too many words run nothing (F10)")
    void too_many_words_are_no_binding() {
        Binding.Misfit misfit =
                assertInstanceOf(Binding.Misfit.class, Asking.bind(List.of(WORD), Given.words(List.of("a", "b"))));
        assertEquals("\"b\" is one word too many.", misfit.problem());
    }

    @Test
    void what_is_needed_only_at_times_is_asked_for_only_then() {
        Parameter<String> type = Parameter.text("type", "By what?");
        Parameter<Optional<String>> value = Parameter.text("value", "Which one?")
                .optionalUnless(soFar -> !soFar.get(type).equals("all"));
        List<Parameter<?>> both = List.of(type, value);

        assertEquals(
                Optional.empty(),
                Asking.complete(both, Given.words(List.of("all"))).arguments().get(value));
        assertEquals(
                Optional.of("ams01"),
                Asking.complete(both, Given.words(List.of("site", "ams01")))
                        .arguments()
                        .get(value));
        assertEquals(List.of("value"), missing(Asking.incomplete(both, Given.words(List.of("site")))));
        assertEquals(List.of("type"), missing(Asking.incomplete(both, Given.NOTHING)));
    }

    @Test
    void further_parameters_are_those_of_what_was_given() {
        Subcommand run = Subcommand.of("run", "Runs a job.")
                .takes(WORD)
                .takesAlso(soFar -> soFar.get(WORD).equals("simple") ? List.of() : List.of(COUNT, LIMIT));

        assertEquals(List.of("word"), missing(Asking.bind(run, Given.NOTHING)));
        assertInstanceOf(Binding.Complete.class, Asking.bind(run, Given.words(List.of("simple"))));
        assertEquals(
                "\"7\" is one word too many.",
                assertInstanceOf(Binding.Misfit.class, Asking.bind(run, Given.words(List.of("simple", "7"))))
                        .problem());
        assertEquals(List.of("count"), missing(Asking.bind(run, Given.words(List.of("sweep", "limit=3")))));

        Binding.Complete whole = assertInstanceOf(
                Binding.Complete.class, Asking.bind(run, Given.words(List.of("sweep", "limit=3", "7"))));
        assertEquals(7, whole.arguments().get(COUNT));
        assertEquals(Optional.of(3), whole.arguments().get(LIMIT));
        assertEquals(Map.of("word", "sweep", "count", "7", "limit", "3"), whole.texts());
        assertEquals(
                whole.texts(),
                assertInstanceOf(Binding.Complete.class, Asking.bind(run, Given.answers(whole.texts())))
                        .texts());
    }

    @Test
    void further_parameters_that_could_not_be_told_apart_or_kept_secret_are_refused() {
        Subcommand twice = Subcommand.of("run", "Runs a job.").takes(WORD).takesAlso(soFar -> List.of(WORD));
        Subcommand masked = Subcommand.of("run", "Runs a job.").takes(WORD).takesAlso(soFar -> List.of(COUNT.masked()));

        assertThrows(IllegalStateException.class, () -> Asking.bind(twice, Given.words(List.of("w"))));
        assertThrows(IllegalStateException.class, () -> Asking.bind(masked, Given.words(List.of("w"))));
    }

    private static List<String> missing(Binding binding) {
        return assertInstanceOf(Binding.Incomplete.class, binding).missing().stream()
                .map(missing -> missing.parameter().name())
                .toList();
    }
}
