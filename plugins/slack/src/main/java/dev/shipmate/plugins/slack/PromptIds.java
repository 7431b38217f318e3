package dev.shipmate.plugins.slack;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids that carry a prompt's token and a question's name to Slack and back. */
final class PromptIds {

    /** The id of a button that cancels. */
    static final String CANCEL = "cancel";
    /** The id of a button that asks for a form. */
    static final String ANSWER = "answer";

    private static final Pattern SAY = Pattern.compile("say:\\d{1,5}");
    private static final Pattern BLOCK = Pattern.compile("([A-Za-z0-9]{1,60}):\\d{1,3}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{1,60}");
    private static final Pattern CHOICE = Pattern.compile("choose:\\d{1,3}:(.+)");

    private PromptIds() {}

    /** Returns the id of the numbered button of a message that says a line. */
    static String say(int number) {
        return "say:" + number;
    }

    /** Returns whether a button says a line. */
    static boolean isSay(String actionId) {
        return SAY.matcher(actionId).matches();
    }

    /** Returns the id of the numbered block of a prompt. */
    static String block(String token, int number) {
        return token + ":" + number;
    }

    /** Returns the id of the numbered menu or button that answers a question. */
    static String choice(int number, String question) {
        return "choose:" + number + ":" + question;
    }

    /** Returns the token of the block in which something was pressed. */
    static Optional<String> tokenOfBlock(JsonObject action) {
        Matcher block = BLOCK.matcher(SlackJson.textOrEmpty(action, "block_id"));
        return block.matches() ? Optional.of(block.group(1)) : Optional.empty();
    }

    /** Returns the token of a form. */
    static Optional<String> tokenOfView(JsonObject view) {
        return Optional.of(SlackJson.textOrEmpty(view, "callback_id"))
                .filter(id -> TOKEN.matcher(id).matches());
    }

    /** Returns the question that a menu or button answers. */
    static Optional<String> question(String actionId) {
        Matcher choice = CHOICE.matcher(actionId);
        return choice.matches() ? Optional.of(choice.group(1)) : Optional.empty();
    }
}
