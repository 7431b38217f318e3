package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.List;

/**
 * Makes the dialogs that ask: one element per question, named after it. Of many questions a dialog asks the first ones: the
 * host asks for what is then still missing.
 */
final class MattermostDialogs {

    /** How many elements a dialog has on older servers. */
    static final int MOST_ELEMENTS = 5;

    // the server counts these in bytes of UTF-8
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_HELP = 150;
    private static final int LONGEST_LINE = 150;

    private static final int LONGEST_INTRODUCTION = 3000;

    private final Seals seals;

    MattermostDialogs(Seals seals) {
        this.seals = seals;
    }

    JsonObject of(Origin origin, Prompt prompt) {
        String title = prompt.title().isBlank() ? "Question" : prompt.title().strip();
        List<Question> questions = prompt.questions()
                .subList(0, Math.min(MOST_ELEMENTS, prompt.questions().size()));
        StringBuilder introduction = new StringBuilder();
        if (bytes(title) > LONGEST_TITLE) {
            introduction.append(Markdown.of(Span.bold(title))).append("\n\n");
        }
        JsonArray elements = new JsonArray();
        for (Question question : questions) {
            if (bytes(question.text()) > LONGEST_HELP) {
                String text = Runes.shortened(question.text(), LONGEST_INTRODUCTION);
                introduction.append(Markdown.of(Span.plain(text))).append("\n\n");
            }
            if (!question.problem().isBlank()) {
                introduction.append(MattermostPrompts.problem(question)).append("\n\n");
            }
            elements.add(element(question));
        }
        JsonObject dialog = new JsonObject();
        dialog.addProperty("callback_id", "prompt");
        dialog.addProperty("title", fitting(title, LONGEST_TITLE));
        dialog.addProperty("introduction_text", introduction.toString().strip());
        dialog.add("elements", elements);
        dialog.addProperty("submit_label", "Send");
        dialog.addProperty("notify_on_cancel", true);
        dialog.addProperty("state", seals.seal(Nonce.ofDialog(prompt.token(), prompt.title(), origin, seals.end())));
        return dialog;
    }

    private static JsonObject element(Question question) {
        String text =
                question.text().isBlank() ? question.name() : question.text().strip();
        boolean isShort = bytes(text) <= LONGEST_LABEL;
        JsonObject element = new JsonObject();
        element.addProperty("display_name", fitting(isShort ? text : question.name(), LONGEST_LABEL));
        element.addProperty("name", question.name());
        element.addProperty("help_text", isShort ? "" : fitting(text, LONGEST_HELP));
        element.addProperty("optional", false);
        if (question.choices().isEmpty()) {
            input(element, question);
        } else {
            element.addProperty("type", "select");
            element.addProperty("placeholder", "Choose…");
            element.add("options", Actions.options(question.choices()));
            if (question.choices().stream().anyMatch(choice -> choice.value().equals(question.suggestion()))) {
                element.addProperty("default", question.suggestion());
            }
        }
        return element;
    }

    private static void input(JsonObject element, Question question) {
        String suggestion = question.suggestion();
        boolean isLine = bytes(suggestion) <= LONGEST_LINE && !suggestion.contains("\n");
        element.addProperty("type", isLine || question.isMasked() ? "text" : "textarea");
        element.addProperty("subtype", question.isMasked() ? "password" : "text");
        element.addProperty("max_length", MattermostPrompts.LONGEST_ANSWER);
        if (isLine && !suggestion.isEmpty()
                || !question.isMasked() && !isLine && bytes(suggestion) <= MattermostPrompts.LONGEST_ANSWER) {
            element.addProperty("default", suggestion);
        }
    }

    private static String fitting(String text, int bytes) {
        if (bytes(text) <= bytes) {
            return text;
        }
        int end = text.length();
        while (bytes(text.substring(0, end)) > bytes - bytes("…")) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
