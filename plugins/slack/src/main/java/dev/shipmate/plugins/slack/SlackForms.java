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
     * Returns a form. It is known to Slack by the token, so that it can be changed while it is open.
     *
     * @param address comes back with the answer: a form knows neither channel nor thread
     */
    static View of(Prompt prompt, ReplyAddress address) {
        String title = title(prompt);
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
        return view(prompt, address)
                .submit(ViewSubmit.builder().type(TEXT).text("Send").build())
                .blocks(blocks)
                .build();
    }

    /** Returns a form that says something and asks nothing, and can be filled later. */
    static View saying(Prompt prompt, ReplyAddress address, String words) {
        return view(prompt, address)
                .blocks(Sections.blocks(List.of(Span.plain(words))))
                .build();
    }

    private static View.ViewBuilder view(Prompt prompt, ReplyAddress address) {
        return View.builder()
                .type("modal")
                .callbackId(prompt.token())
                .externalId(prompt.token())
                .privateMetadata(address.json())
                .notifyOnClose(true)
                .title(ViewTitle.builder()
                        .type(TEXT)
                        .text(PromptElements.shortened(title(prompt), LONGEST_TITLE))
                        .build())
                .close(ViewClose.builder().type(TEXT).text("Cancel").build());
    }

    private static String title(Prompt prompt) {
        return prompt.title().isBlank() ? "Question" : prompt.title().strip();
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
