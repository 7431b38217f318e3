package dev.shipmate.plugins.mattermost;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.platform.Question;
import java.util.List;

/** Makes the buttons and menus of one message, and names what comes back with a press. */
final class Actions {

    /** In the context: the sealed nonce. */
    static final String SEAL = "seal";
    /** In the context: what a press does. */
    static final String DO = "do";
    /** In the context: the question that a press answers. */
    static final String QUESTION = "question";
    /** In the context: the answer that a button gives. */
    static final String VALUE = "value";

    static final String CHOOSE = "choose";
    static final String CANCEL = "cancel";
    static final String ANSWER = "answer";

    private static final int LONGEST_LABEL = 150;

    private final String address;
    private final String seal;
    private final JsonArray actions = new JsonArray();

    Actions(String address, String seal) {
        this.address = address;
        this.seal = seal;
    }

    /** Adds a button that gives one answer. */
    Actions choice(Question question, Choice choice) {
        JsonObject context = context(CHOOSE);
        context.addProperty(QUESTION, question.name());
        context.addProperty(VALUE, choice.value());
        boolean isSuggested = choice.value().equals(question.suggestion());
        return button("choice" + actions.size(), label(choice), isSuggested ? "primary" : "default", context);
    }

    /** Adds a menu. */
    Actions menu(Question question) {
        JsonObject context = context(CHOOSE);
        context.addProperty(QUESTION, question.name());
        JsonObject action = action("menu", "select", "Choose…", context);
        action.add("options", options(question.choices()));
        actions.add(action);
        return this;
    }

    /** Adds a button that asks for the form. */
    Actions answer() {
        return button("answer", "Answer", "primary", context(ANSWER));
    }

    /** Adds the way out. */
    Actions cancel() {
        return button("cancel", "Cancel", "default", context(CANCEL));
    }

    JsonArray json() {
        return actions;
    }

    /** Returns choices as options of a menu. */
    static JsonArray options(List<Choice> choices) {
        JsonArray options = new JsonArray();
        for (Choice choice : choices) {
            JsonObject option = new JsonObject();
            option.addProperty("text", label(choice));
            option.addProperty("value", choice.value());
            options.add(option);
        }
        return options;
    }

    /** Returns what is shown for a choice; Mattermost takes no empty text. */
    static String label(Choice choice) {
        return Runes.shortened(choice.label().isBlank() ? choice.value() : choice.label(), LONGEST_LABEL);
    }

    private Actions button(String id, String name, String style, JsonObject context) {
        JsonObject action = action(id, "button", name, context);
        action.addProperty("style", style);
        actions.add(action);
        return this;
    }

    /** An id has letters and digits alone: with anything else in it, a button does nothing. */
    private JsonObject action(String id, String type, String name, JsonObject context) {
        JsonObject integration = new JsonObject();
        integration.addProperty("url", address);
        integration.add("context", context);
        JsonObject action = new JsonObject();
        action.addProperty("id", id);
        action.addProperty("type", type);
        action.addProperty("name", name);
        action.add("integration", integration);
        return action;
    }

    private JsonObject context(String what) {
        JsonObject context = new JsonObject();
        context.addProperty(SEAL, seal);
        context.addProperty(DO, what);
        return context;
    }
}
