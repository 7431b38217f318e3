package dev.shipmate.core.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.call.Given;
import dev.shipmate.core.call.Target.Page;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionBuilderTest {

    private static final Limits FORMS = Limits.of(10, 40).withForms();
    private static final Limits LEAN = Limits.of(10, 40);
    private static final Parameter<String> WORD = Parameter.text("word", "Which word?");
    private static final Parameter<Integer> COUNT = Parameter.integer("count", "How many?");
    private static final Parameter<String> SITE =
            Parameter.text("site", "Which site?").from(soFar -> Choice.listOf(List.of("ams", "jfk")));
    private static final Parameter<String> DEVICE = Parameter.text("device", "Which device?")
            .from(soFar -> Choice.listOf(List.of(soFar.get(SITE) + "-1", soFar.get(SITE) + "-2")));

    @Test
    void a_platform_without_forms_is_asked_the_first_question_alone() {
        assertEquals(List.of("word"), names(ask(LEAN, WORD, COUNT, SITE)));
        assertEquals(List.of("word", "count", "site"), names(ask(FORMS, WORD, COUNT, SITE)));
    }

    @Test
    void what_depends_on_an_answer_is_left_to_the_next_round() {
        assertEquals(List.of("site", "count"), names(ask(FORMS, SITE, DEVICE, COUNT)));
        List<Question> next = builder(FORMS, Page.FIRST, Map.of("site", "jfk"), SITE, DEVICE)
                .questions(Asking.incomplete(List.of(SITE, DEVICE), Given.answers(Map.of("site", "jfk"))));
        assertEquals(
                List.of(Choice.of("jfk-1"), Choice.of("jfk-2")), next.get(0).choices());
    }

    @Test
    void a_long_menu_stands_alone_and_comes_after_what_is_short() {
        assertEquals(List.of("many"), names(ask(FORMS, many(11), WORD)));
        assertEquals(List.of("word", "count"), names(ask(FORMS, WORD, many(11), COUNT)));
        assertEquals(List.of("many", "word"), names(ask(FORMS, many(10), WORD)));
    }

    @ParameterizedTest
    @CsvSource({"2,3", "2,250", "10,11", "10,19", "10,250", "25,51", "100,250"})
    void the_pages_of_a_menu_show_every_choice_once_and_lead_back_to_the_first(int most, int size) {
        Parameter<String> many = many(size);
        List<String> seen = new ArrayList<>();
        int page = 0;
        do {
            List<Choice> choices = builder(Limits.of(most, 40), new Page("many", page), Map.of(), many)
                    .questions(Asking.incomplete(List.of(many), Given.NOTHING))
                    .get(0)
                    .choices();
            assertTrue(choices.size() <= most, () -> choices.size() + " choices");
            choices.subList(0, choices.size() - 1).forEach(choice -> seen.add(choice.value()));
            int before = page;
            page = QuestionBuilder.nextPage(choices.get(choices.size() - 1).value())
                    .orElseThrow();
            assertTrue(page == before + 1 || page == 0);
        } while (page != 0);
        assertEquals(IntStream.range(0, size).mapToObj(i -> "c" + i).toList(), seen);
    }

    @Test
    void a_page_beyond_the_last_is_the_last() {
        Parameter<String> many = many(25);
        List<Question> asked = builder(LEAN, new Page("many", 9_999), Map.of(), many)
                .questions(Asking.incomplete(List.of(many), Given.NOTHING));
        assertEquals("c18", asked.get(0).choices().get(0).value());
    }

    @Test
    void the_page_of_one_menu_is_not_that_of_another() {
        Parameter<String> many = many(25);
        List<Question> asked = builder(LEAN, new Page("other", 2), Map.of(), many)
                .questions(Asking.incomplete(List.of(many), Given.NOTHING));
        assertEquals("c0", asked.get(0).choices().get(0).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1",
                "shipmate:page:",
                "shipmate:page:-1",
                "shipmate:page:x",
                "shipmate:page:99999",
                "shipmate:page:1 ",
                "shipmate:page:1\n",
                "Shipmate:page:1"
            })
    void other_values_lead_to_no_page(String value) {
        assertEquals(Optional.empty(), QuestionBuilder.nextPage(value));
    }

    @Test
    void values_that_are_too_long_are_stood_for_by_short_ones() {
        String one = "1".repeat(41);
        String two = "2".repeat(400);
        Parameter<String> path = Parameter.text("a-parameter-with-a-long-name", "Which path?")
                .from(soFar -> List.of(new Choice("one", one), new Choice("two", two), Choice.of("three")));
        QuestionBuilder builder = builder(LEAN, Page.FIRST, Map.of(), path);
        List<Choice> choices = builder.questions(Asking.incomplete(List.of(path), Given.NOTHING))
                .get(0)
                .choices();
        assertEquals(
                List.of("one", "two", "three"),
                choices.stream().map(Choice::label).toList());
        choices.forEach(choice -> assertTrue(choice.value().length() <= LEAN.answerLength(), choice.value()));
        assertEquals(one, builder.substitutes().get(choices.get(0).value()));
        assertEquals(two, builder.substitutes().get(choices.get(1).value()));
        assertEquals(2, builder.substitutes().size());
    }

    @Test
    void a_suggestion_is_shown_only_where_it_can_be_chosen() {
        assertEquals(
                "jfk",
                ask(LEAN, SITE.suggests(soFar -> Optional.of("jfk"))).get(0).suggestion());
        assertEquals(
                "", ask(LEAN, SITE.suggests(soFar -> Optional.of("lhr"))).get(0).suggestion());
        assertEquals(
                "any",
                ask(LEAN, WORD.suggests(soFar -> Optional.of("any"))).get(0).suggestion());
    }

    @Test
    void masks_problems_and_wordings_are_handed_on() {
        Question secret =
                ask(LEAN, WORD.masked().asks(soFar -> "Whose secret?")).get(0);
        assertTrue(secret.isMasked());
        assertEquals("Whose secret?", secret.text());
        Question again = builder(LEAN, Page.FIRST, Map.of(), COUNT)
                .questions(Asking.incomplete(List.of(COUNT), Given.words(List.of("x"))))
                .get(0);
        assertFalse(again.isMasked());
        assertEquals("\"x\" is not a whole number.", again.problem());
    }

    private static List<Question> ask(Limits limits, Parameter<?>... parameters) {
        return builder(limits, Page.FIRST, Map.of(), parameters)
                .questions(Asking.incomplete(List.of(parameters), Given.NOTHING));
    }

    private static QuestionBuilder builder(
            Limits limits, Page page, Map<String, String> given, Parameter<?>... parameters) {
        return new QuestionBuilder(
                limits,
                Asking.incomplete(List.of(parameters), Given.answers(given)).soFar(),
                page);
    }

    private static Parameter<String> many(int size) {
        return Parameter.text("many", "Which of many?")
                .from(soFar -> IntStream.range(0, size)
                        .mapToObj(i -> Choice.of("c" + i))
                        .toList());
    }

    private static List<String> names(List<Question> questions) {
        return questions.stream().map(Question::name).toList();
    }
}
