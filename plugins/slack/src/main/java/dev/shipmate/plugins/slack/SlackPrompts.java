package dev.shipmate.plugins.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.List;

/** Makes the messages that ask: buttons or a menu, and always a way out. */
final class SlackPrompts {

    private static final int MOST_BUTTONS = 5;
    private static final int LONGEST_BUTTON = 30;
    private static final int MOST_ELEMENTS = 25;
    private static final int LONGEST_TEXT = 1000;

    private SlackPrompts() {}

    /** Returns whether a message is enough to ask: one question with choices. */
    static boolean isMenu(Prompt prompt) {
        return prompt.questions().size() == 1
                && !prompt.questions().get(0).choices().isEmpty();
    }

    /** Returns a message with a button per choice if they are few and short, else with a menu. */
    static Post menu(Prompt prompt) {
        Question question = prompt.questions().get(0);
        List<Choice> choices = question.choices();
        boolean isShort = choices.size() <= MOST_BUTTONS
                && choices.stream()
                        .allMatch(choice -> PromptElements.label(choice).length() <= LONGEST_BUTTON);
        List<BlockElement> elements = new ArrayList<>();
        if (isShort || !PromptElements.areOptions(choices)) {
            choices.forEach(choice -> elements.add(button(elements.size(), question, choice)));
        } else {
            // Slack does not tell when somebody chooses what a menu already shows: the suggestion is a button
            PromptElements.suggestion(question).ifPresent(choice -> elements.add(button(1, question, choice)));
            elements.add(PromptElements.menu(PromptIds.choice(0, question.name()), question));
        }
        elements.add(PromptElements.button(PromptIds.CANCEL, "Cancel"));
        return post(prompt, elements);
    }

    /** Returns a message with a button that asks for a form. */
    static Post opening(Prompt prompt) {
        ButtonElement answer = PromptElements.button(PromptIds.ANSWER, "Answer");
        answer.setStyle("primary");
        return post(prompt, List.of(answer, PromptElements.button(PromptIds.CANCEL, "Cancel")));
    }

    private static Post post(Prompt prompt, List<BlockElement> elements) {
        String questions = String.join(
                "\n", prompt.questions().stream().map(Question::text).toList());
        List<LayoutBlock> blocks =
                new ArrayList<>(Sections.blocks(List.of(Span.bold(prompt.title()), Span.plain("\n" + questions))));
        prompt.questions().forEach(question -> blocks.addAll(PromptElements.problem(question)));
        for (int from = 0; from < elements.size(); from += MOST_ELEMENTS) {
            int to = Math.min(from + MOST_ELEMENTS, elements.size());
            blocks.add(ActionsBlock.builder()
                    .blockId(PromptIds.block(prompt.token(), from / MOST_ELEMENTS))
                    .elements(elements.subList(from, to))
                    .build());
        }
        String text = PromptElements.shortened(prompt.title() + ": " + questions, LONGEST_TEXT);
        return new Post(Mrkdwn.escaped(text), blocks);
    }

    private static ButtonElement button(int number, Question question, Choice choice) {
        ButtonElement button =
                PromptElements.button(PromptIds.choice(number, question.name()), PromptElements.label(choice));
        button.setValue(choice.value());
        if (choice.value().equals(question.suggestion())) {
            button.setStyle("primary");
        }
        return button;
    }
}
