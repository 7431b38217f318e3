package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.slack.standin.BlockKitRules;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackPromptsTest {

    private static final ReplyAddress ADDRESS = ReplyAddress.of(
            "C1",
            "U1",
            "1.1",
            "https://hooks.slack.com/commands/T1/1/abc",
            "1.2.abc",
            Instant.ofEpochSecond(1_700_000_000));

    @Test
    void fewShortChoicesAreButtons() {
        golden(
                "prompt_buttons",
                SlackPrompts.menu(prompt(question(List.of(Choice.of("yes"), Choice.of("no")), "no", ""))));
    }

    @Test
    void manyChoicesAreAMenuBesideTheSuggestion() {
        golden(
                "prompt_menu",
                SlackPrompts.menu(
                        prompt(question(choices(7, 5), choices(7, 5).get(3).value(), "<b> is no city"))));
    }

    @Test
    void aFormCanBeAskedFor() {
        golden("prompt_opening", SlackPrompts.opening(prompt(question(List.of(), "", ""))));
    }

    @Test
    void aFormHasAnInputPerQuestion() {
        Prompt prompt = prompt(
                question(choices(7, 5), choices(7, 5).get(3).value(), ""),
                new Question("days", "How many days ahead?", List.of(), "1", "“x” is no number", false),
                new Question("password", "", List.of(), "", "", true));
        JsonObject view = view(prompt);
        assertEquals(List.of(), BlockKitRules.ofView(view));
        GoldenFile.assertRendered("form", view);
    }

    @Test
    void theLimitsHoldHoweverLongThingsAre() {
        String longest = "ü".repeat(5000);
        List<Choice> choices = IntStream.range(0, 100)
                .mapToObj(i -> new Choice(i == 0 ? " " : longest + i, i + "-" + "v".repeat(140)))
                .toList();
        Question wide =
                new Question("n".repeat(64), longest, choices, choices.get(99).value(), longest, true);
        Question open = new Question("open", longest, List.of(), longest, longest, false);
        Prompt prompt = new Prompt("t".repeat(60), longest, List.of(wide));

        assertEquals(
                List.of(),
                BlockKitRules.ofMessage(SlackPrompts.menu(prompt).json().getAsJsonArray("blocks")));
        assertEquals(
                List.of(),
                BlockKitRules.ofMessage(SlackPrompts.opening(new Prompt("t", "", List.of(open)))
                        .json()
                        .getAsJsonArray("blocks")));
        assertEquals(List.of(), BlockKitRules.ofView(view(new Prompt("t", "", List.of(wide, open)))));
    }

    @Test
    void longValuesAreButtonsOrWords() {
        Question question = question(choices(60, 1500), "", "");

        assertEquals(
                List.of(),
                BlockKitRules.ofMessage(
                        SlackPrompts.menu(prompt(question)).json().getAsJsonArray("blocks")));
        JsonObject view = view(prompt(question));
        assertEquals(List.of(), BlockKitRules.ofView(view));
        assertTrue(view.toString().contains("plain_text_input"));
    }

    @Test
    void aFormKeepsTheReplyAddressButNoTrigger() {
        String metadata = view(prompt(question(List.of(), "", "")))
                .get("private_metadata")
                .getAsString();

        assertEquals(ADDRESS.withoutTrigger(), ReplyAddress.read(metadata));
        assertFalse(metadata.contains("1.2.abc"));
    }

    private static List<Choice> choices(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Choice("City " + i + " & more", i + "v".repeat(length)))
                .toList();
    }

    private static Question question(List<Choice> choices, String suggestion, String problem) {
        return new Question("city", "Which city?", choices, suggestion, problem, false);
    }

    private static Prompt prompt(Question... questions) {
        return new Prompt("Tok3n", "weather forecast for a while", List.of(questions));
    }

    private static JsonObject view(Prompt prompt) {
        return SlackJson.GSON
                .toJsonTree(SlackForms.of(prompt, ADDRESS.withoutTrigger()))
                .getAsJsonObject();
    }

    private static void golden(String name, Post post) {
        assertEquals(List.of(), BlockKitRules.ofMessage(post.json().getAsJsonArray("blocks")));
        GoldenFile.assertRendered(name, post.json());
    }
}
