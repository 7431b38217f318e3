package dev.shipmate.plugins.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Question;
import java.util.List;
import java.util.Optional;

/** Makes the parts that messages and forms that ask have in common. */
final class PromptElements {

    /** The most options of a menu. */
    static final int MOST_OPTIONS = 100;
    /** The longest value of an option. */
    static final int LONGEST_VALUE = 150;

    private static final int LONGEST_LABEL = 75;

    private PromptElements() {}

    /** Returns a menu without a suggestion. */
    static StaticSelectElement menu(String actionId, Question question) {
        return StaticSelectElement.builder()
                .actionId(actionId)
                .placeholder(plain("Choose…", LONGEST_LABEL))
                .options(question.choices().stream().map(PromptElements::option).toList())
                .build();
    }

    static OptionObject option(Choice choice) {
        return OptionObject.builder()
                .text(plain(label(choice), LONGEST_LABEL))
                .value(choice.value())
                .build();
    }

    static ButtonElement button(String actionId, String label) {
        return ButtonElement.builder()
                .actionId(actionId)
                .text(plain(label, LONGEST_LABEL))
                .build();
    }

    /** Returns what is shown for a choice; Slack takes no empty text. */
    static String label(Choice choice) {
        return choice.label().isBlank() ? choice.value() : choice.label();
    }

    /** Returns the suggested choice. */
    static Optional<Choice> suggestion(Question question) {
        return question.choices().stream()
                .filter(choice -> choice.value().equals(question.suggestion()))
                .findFirst();
    }

    /** Returns whether a menu can hold the choices. */
    static boolean areOptions(List<Choice> choices) {
        return !choices.isEmpty()
                && choices.size() <= MOST_OPTIONS
                && choices.stream().allMatch(choice -> choice.value().length() <= LONGEST_VALUE);
    }

    /** Returns what tells why an earlier answer was not accepted; nothing if there was none. */
    static List<LayoutBlock> problem(Question question) {
        return question.problem().isBlank()
                ? List.of()
                : Sections.blocks(List.of(Span.plain("⚠️ " + question.problem())));
    }

    /** Returns plain text, shortened if it must be. */
    static PlainTextObject plain(String text, int longest) {
        return PlainTextObject.builder()
                .text(shortened(text.isBlank() ? "…" : text, longest))
                .emoji(false)
                .build();
    }

    /** Returns the text if it is short enough, else its beginning and an ellipsis. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + "…";
    }
}
