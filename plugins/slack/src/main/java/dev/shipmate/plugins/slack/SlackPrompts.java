package dev.shipmate.plugins.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the messages and forms that ask. */
final class SlackPrompts {

    /** The longest value of a button. */
    static final int LONGEST_VALUE = 2000;
    /** The most options of a menu. */
    static final int MOST_OPTIONS = 100;

    private static final int LONGEST_OPTION_VALUE = 150;
    private static final int LONGEST_LABEL = 75;
    private static final int LONGEST_BUTTON = 30;
    private static final int MOST_BUTTONS = 5;
    private static final int LONGEST_INPUT = 3000;

    private SlackPrompts() {}

    /** Returns whether a message is enough to ask: one question with choices. */
    static boolean isMenu(Prompt prompt) {
        return prompt.questions().size() == 1
                && !prompt.questions().get(0).choices().isEmpty();
    }

    /** Returns a message with buttons or a menu. */
    static Post menu(Prompt prompt) {
        Question question = prompt.questions().get(0);
        List<BlockElement> elements = new ArrayList<>();
        List<Choice> choices = question.choices();
        boolean isShort = choices.size() <= MOST_BUTTONS
                && choices.stream().allMatch(choice -> choice.label().length() <= LONGEST_BUTTON);
        if (isShort || !haveOptions(choices)) {
            for (Choice choice : choices) {
                elements.add(button(elements.size(), question, choice));
            }
        } else {
            // a menu that already shows the suggestion would not tell when it is chosen
            suggestion(question).ifPresent(choice -> elements.add(button(0, question, choice)));
            elements.add(select(PromptIds.choice(1, question.name()), question, false));
        }
        elements.add(plainButton(PromptIds.CANCEL, "Cancel"));
        return post(prompt, elements);
    }

    /** Returns a message with a button that asks for a form. */
    static Post opening(Prompt prompt) {
        ButtonElement answer = plainButton(PromptIds.ANSWER, "Answer");
        answer.setStyle("primary");
        return post(prompt, List.of(answer, plainButton(PromptIds.CANCEL, "Cancel")));
    }

    /** Returns a form. */
    static View form(Prompt prompt, ReplyAddress address) {
        List<LayoutBlock> blocks = new ArrayList<>();
        if (prompt.title().length() > 24) {
            Sections.paragraph(List.of(Span.bold(prompt.title())), Sections.LONGEST)
                    .forEach(piece -> blocks.add(piece.block()));
        }
        for (Question question : prompt.questions()) {
            problem(question).forEach(blocks::add);
            blocks.add(InputBlock.builder()
                    .blockId(PromptIds.block(prompt.token(), blocks.size()))
                    .label(plain(question.text(), question.name(), 2000))
                    .hint(question.isMasked() ? plain("Slack shows what you type here, to you alone.", "", 2000) : null)
                    .element(input(question))
                    .build());
        }
        return View.builder()
                .type("modal")
                .callbackId(prompt.token())
                .privateMetadata(address.json())
                .notifyOnClose(true)
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text(shortened(prompt.title().isBlank() ? "Question" : prompt.title(), 24))
                        .build())
                .submit(ViewSubmit.builder().type("plain_text").text("Send").build())
                .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                .blocks(blocks)
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

    private static Post post(Prompt prompt, List<BlockElement> elements) {
        List<LayoutBlock> blocks = new ArrayList<>();
        List<String> words = new ArrayList<>(List.of(prompt.title()));
        for (Question question : prompt.questions()) {
            words.add(question.text());
        }
        Sections.paragraph(
                        List.of(
                                Span.bold(prompt.title()),
                                Span.plain("\n" + String.join("\n", words.subList(1, words.size())))),
                        Sections.LONGEST)
                .forEach(piece -> blocks.add(piece.block()));
        prompt.questions().forEach(question -> blocks.addAll(problem(question)));
        for (int from = 0; from < elements.size(); from += 25) {
            blocks.add(ActionsBlock.builder()
                    .blockId(PromptIds.block(prompt.token(), from / 25))
                    .elements(elements.subList(from, Math.min(from + 25, elements.size())))
                    .build());
        }
        return new Post(Mrkdwn.escaped(shortened(String.join(": ", words), 1000)), blocks);
    }

    private static List<SectionBlock> problem(Question question) {
        if (question.problem().isBlank()) {
            return List.of();
        }
        return Sections.paragraph(List.of(Span.plain("⚠️ " + question.problem())), Sections.LONGEST).stream()
                .map(piece -> (SectionBlock) piece.block())
                .toList();
    }

    private static BlockElement input(Question question) {
        if (!question.choices().isEmpty() && haveOptions(question.choices())) {
            return select(question.name(), question, true);
        }
        String suggestion = question.suggestion();
        return PlainTextInputElement.builder()
                .actionId(question.name())
                .maxLength(LONGEST_INPUT)
                .initialValue(suggestion.isEmpty() || suggestion.length() > LONGEST_INPUT ? null : suggestion)
                .build();
    }

    private static StaticSelectElement select(String actionId, Question question, boolean showsSuggestion) {
        List<OptionObject> options =
                question.choices().stream().map(SlackPrompts::option).toList();
        return StaticSelectElement.builder()
                .actionId(actionId)
                .placeholder(plain("Choose…", "", 150))
                .options(options)
                .initialOption(
                        showsSuggestion
                                ? suggestion(question).map(SlackPrompts::option).orElse(null)
                                : null)
                .build();
    }

    private static ButtonElement button(int number, Question question, Choice choice) {
        ButtonElement button = plainButton(PromptIds.choice(number + 2, question.name()), label(choice));
        button.setValue(choice.value());
        button.setStyle(isSuggested(question, choice) ? "primary" : null);
        return button;
    }

    private static ButtonElement plainButton(String actionId, String label) {
        return ButtonElement.builder()
                .actionId(actionId)
                .text(plain(label, "", LONGEST_LABEL))
                .build();
    }

    private static OptionObject option(Choice choice) {
        return OptionObject.builder()
                .text(plain(label(choice), "", LONGEST_LABEL))
                .value(choice.value())
                .build();
    }

    private static String label(Choice choice) {
        return choice.label().isBlank() ? choice.value() : choice.label();
    }

    private static Optional<Choice> suggestion(Question question) {
        return question.choices().stream()
                .filter(choice -> isSuggested(question, choice))
                .findFirst();
    }

    private static boolean isSuggested(Question question, Choice choice) {
        return choice.value().equals(question.suggestion());
    }

    private static boolean haveOptions(List<Choice> choices) {
        return choices.size() <= MOST_OPTIONS
                && choices.stream().allMatch(choice -> choice.value().length() <= LONGEST_OPTION_VALUE);
    }

    private static PlainTextObject plain(String text, @Nullable String otherwise, int longest) {
        String shown = text.isBlank() ? String.valueOf(otherwise) : text;
        return PlainTextObject.builder()
                .text(shortened(shown.isBlank() ? "…" : shown, longest))
                .emoji(false)
                .build();
    }
}
