package dev.shipmate.plugins.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.List;

/** Makes the forms that ask: one input per question, named after it. */
final class SlackForms {

    private static final String TEXT = "plain_text";
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_LABEL = 2000;
    private static final int LONGEST_INPUT = 3000;

    private SlackForms() {}

    /**
     * Returns a form.
     *
     * @param address comes back with the answer: a form knows neither channel nor thread
     */
    static View of(Prompt prompt, ReplyAddress address) {
        String title = prompt.title().isBlank() ? "Question" : prompt.title().strip();
        List<LayoutBlock> blocks = new ArrayList<>();
        if (title.length() > LONGEST_TITLE) {
            blocks.addAll(Sections.blocks(List.of(Span.bold(title))));
        }
        for (Question question : prompt.questions()) {
            blocks.addAll(PromptElements.problem(question));
            blocks.add(InputBlock.builder()
                    .blockId(PromptIds.block(prompt.token(), blocks.size()))
                    .label(PromptElements.plain(
                            question.text().isBlank() ? question.name() : question.text(), LONGEST_LABEL))
                    .hint(
                            question.isMasked()
                                    ? PromptElements.plain("Slack shows what you type, to you alone.", LONGEST_LABEL)
                                    : null)
                    .element(input(question))
                    .build());
        }
        return View.builder()
                .type("modal")
                .callbackId(prompt.token())
                .privateMetadata(address.json())
                .notifyOnClose(true)
                .title(ViewTitle.builder()
                        .type(TEXT)
                        .text(PromptElements.shortened(title, LONGEST_TITLE))
                        .build())
                .submit(ViewSubmit.builder().type(TEXT).text("Send").build())
                .close(ViewClose.builder().type(TEXT).text("Cancel").build())
                .blocks(blocks)
                .build();
    }

    private static BlockElement input(Question question) {
        if (PromptElements.areOptions(question.choices())) {
            StaticSelectElement menu = PromptElements.menu(question.name(), question);
            PromptElements.suggestion(question)
                    .ifPresent(choice -> menu.setInitialOption(PromptElements.option(choice)));
            return menu;
        }
        PlainTextInputElement input = PlainTextInputElement.builder()
                .actionId(question.name())
                .maxLength(LONGEST_INPUT)
                .build();
        if (!question.suggestion().isEmpty() && question.suggestion().length() <= LONGEST_INPUT) {
            input.setInitialValue(question.suggestion());
        }
        return input;
    }
}
