package dev.shipmate.plugins.cards;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks by a card, and reads what comes back when one of its buttons is pressed.
 *
 * <p>All that is needed to read an answer comes back with it: an input's id holds the name of its question, and the data of
 * the buttons are flat strings, which every service hands through. What comes back is made by a client and proves nothing.
 */
public final class PromptCard {

    private static final String ACTION = "action";
    private static final String CANCEL = "cancel";
    private static final String SEND = "send";
    private static final String TOKEN = "token";
    private static final String HIDDEN = "hidden.";
    private static final String ANSWER = "answer.";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_TEXT = 1_000;
    private static final int SEARCHED = 20;
    private static final int LONGEST_VALUE = 8_000;
    private static final int MOST_VALUES = 100;

    private final CardEdition edition;

    /** Makes one for a service. */
    public PromptCard(CardEdition edition) {
        this.edition = edition;
    }

    /**
     * What came back.
     *
     * @param values what was chosen or entered, by the names of the questions; what was left empty is absent
     * @param hidden what was given to {@link #of}, if nobody changed it
     */
    public record Reply(String token, boolean isCancelled, Map<String, String> values, Map<String, String> hidden) {

        public Reply {
            values = Map.copyOf(values);
            hidden = Map.copyOf(hidden);
        }

        /** Leaves the values out: one may be a secret. */
        @Override
        public String toString() {
            return "Reply[" + values.keySet() + (isCancelled ? ", cancelled]" : "]");
        }
    }

    /**
     * Returns a card that asks. Labels of choices are shortened, and menus become text fields, where the card would be too
     * large for the service otherwise.
     *
     * @param hidden comes back with the answer; users can read it
     */
    public JsonObject of(Prompt prompt, Map<String, String> hidden) {
        JsonObject card = card(prompt, hidden, LONGEST_TITLE, Integer.MAX_VALUE);
        int choices = prompt.questions().stream()
                .mapToInt(question -> question.choices().size())
                .max()
                .orElse(0);
        int labels = LONGEST_TITLE;
        while (Words.bytes(card) > edition.mostBytes() && choices > 0) {
            choices = labels == LONGEST_LABEL ? choices - 1 : choices;
            labels = LONGEST_LABEL;
            card = card(prompt, hidden, labels, choices);
        }
        return card;
    }

    /**
     * Reads the merged data of a pressed button and the inputs; empty if it is none of ours. Never throws: what is of
     * another kind or too long is left out.
     */
    public static Optional<Reply> read(JsonObject inputs) {
        String token = string(inputs.get(TOKEN));
        String action = string(inputs.get(ACTION));
        boolean isCancelled = action.equals(CANCEL);
        if (!token.matches("[A-Za-z0-9]{1,60}") || !isCancelled && !action.equals(SEND)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> hidden = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> input : inputs.entrySet()) {
            String value = string(input.getValue());
            if (input.getKey().startsWith(HIDDEN) && hidden.size() < MOST_VALUES) {
                hidden.put(input.getKey().substring(HIDDEN.length()), value);
            } else if (!isCancelled && !value.isEmpty() && values.size() < MOST_VALUES) {
                name(input.getKey()).ifPresent(name -> values.put(name, value));
            }
        }
        return Optional.of(new Reply(token, isCancelled, values, hidden));
    }

    private JsonObject card(Prompt prompt, Map<String, String> hidden, int labels, int choices) {
        JsonArray body = new JsonArray();
        JsonObject title = Words.bold(cut(Words.oneLine(prompt.title()), LONGEST_TITLE));
        title.addProperty("size", "Medium");
        body.add(Words.paragraph(title));
        for (Question question : prompt.questions()) {
            if (!question.problem().isBlank()) {
                JsonObject problem = Words.run(cut(question.problem(), LONGEST_TEXT));
                problem.addProperty("color", "Attention");
                body.add(Words.paragraph(problem));
            }
            boolean isMenu = !question.choices().isEmpty() && question.choices().size() <= choices;
            if (!question.choices().isEmpty() && !isMenu) {
                body.add(note("There are too many choices to list them here: type the one you mean."));
            }
            if (question.isMasked() && !edition.isFull()) {
                body.add(note("Others may see what you type here."));
            }
            body.add(isMenu ? menu(question, labels) : field(question));
        }
        JsonArray actions = new JsonArray();
        if (!prompt.questions().isEmpty()) {
            actions.add(submit("Send", SEND, prompt.token(), hidden));
        }
        JsonObject cancel = submit("Cancel", CANCEL, prompt.token(), hidden);
        if (edition.isFull()) {
            cancel.addProperty("associatedInputs", "none");
        }
        actions.add(cancel);
        JsonObject card = new CardFrame(edition).of(body);
        card.add("actions", actions);
        return card;
    }

    private JsonObject menu(Question question, int labels) {
        JsonArray choices = new JsonArray();
        for (Choice choice : question.choices()) {
            JsonObject each = new JsonObject();
            each.addProperty("title", cut(Words.neutral(Words.oneLine(choice.label())), labels));
            each.addProperty("value", choice.value());
            choices.add(each);
        }
        JsonObject input = input("Input.ChoiceSet", question);
        input.addProperty("style", edition.isFull() && question.choices().size() > SEARCHED ? "filtered" : "compact");
        input.add("choices", choices);
        if (question.choices().stream().anyMatch(choice -> choice.value().equals(question.suggestion()))) {
            input.addProperty("value", question.suggestion());
        }
        return input;
    }

    private JsonObject field(Question question) {
        JsonObject input = input("Input.Text", question);
        input.addProperty("maxLength", edition.answerLength());
        if (question.isMasked()) {
            if (edition.isFull()) {
                input.addProperty("style", "Password");
            }
        } else if (!question.suggestion().isEmpty() && question.suggestion().length() <= edition.answerLength()) {
            input.addProperty("value", question.suggestion());
        }
        return input;
    }

    private static JsonObject input(String type, Question question) {
        JsonObject input = new JsonObject();
        input.addProperty("type", type);
        input.addProperty(
                "id",
                ANSWER
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(question.name().getBytes(UTF_8)));
        input.addProperty("label", Words.neutral(cut(question.text(), LONGEST_TEXT)));
        return input;
    }

    private static JsonObject note(String text) {
        JsonObject run = Words.run(text);
        run.addProperty("isSubtle", true);
        return Words.paragraph(run);
    }

    private static JsonObject submit(String title, String action, String token, Map<String, String> hidden) {
        JsonObject data = new JsonObject();
        data.addProperty(ACTION, action);
        data.addProperty(TOKEN, token);
        hidden.forEach((key, value) -> data.addProperty(HIDDEN + key, value));
        JsonObject submit = new JsonObject();
        submit.addProperty("type", "Action.Submit");
        submit.addProperty("title", title);
        submit.add("data", data);
        return submit;
    }

    private static Optional<String> name(String id) {
        if (!id.startsWith(ANSWER) || id.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(id.substring(ANSWER.length())), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String string(@Nullable JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            String text = primitive.getAsString();
            return text.length() > LONGEST_VALUE ? "" : text;
        }
        return "";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : Words.pieces(text, longest - 1).get(0) + "…";
    }
}
