package dev.shipmate.plugins.mattermost;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.List;

/** Makes the messages that ask: buttons or a menu, and always a way out. */
final class MattermostPrompts {

    /** How many choices a menu offers at once: more are hard to look through. */
    static final int MOST_CHOICES = 100;
    /** The longest answer, as in a text area. */
    static final int LONGEST_ANSWER = 3000;

    private static final int MOST_BUTTONS = 5;
    private static final int LONGEST_BUTTON = 30;
    private static final int LONGEST_TEXT = 4000;

    private final Seals seals;
    private final MattermostAddresses addresses;

    MattermostPrompts(Seals seals, MattermostAddresses addresses) {
        this.seals = seals;
        this.addresses = addresses;
    }

    /** Returns whether a message is enough to ask: one question with choices. */
    static boolean isMenu(Prompt prompt) {
        return prompt.questions().size() == 1
                && !prompt.questions().get(0).choices().isEmpty();
    }

    /** Returns a message with a button per choice if they are few and short, else with a menu. */
    Post menu(Origin origin, Prompt prompt) {
        return place -> {
            Question question = prompt.questions().get(0);
            Actions actions = actions(origin, prompt, place);
            List<Choice> choices = question.choices();
            boolean isShort = choices.size() <= MOST_BUTTONS
                    && choices.stream().allMatch(choice -> Runes.length(Actions.label(choice)) <= LONGEST_BUTTON);
            if (isShort) {
                choices.forEach(choice -> actions.choice(question, choice));
            } else {
                // a menu that shows the suggestion from the start would not tell that it was chosen: it is a button
                choices.stream()
                        .filter(choice -> choice.value().equals(question.suggestion()))
                        .findFirst()
                        .ifPresent(choice -> actions.choice(question, choice));
                actions.menu(question);
            }
            return post(prompt, actions.cancel());
        };
    }

    /** Returns a message with a button that asks for a form. */
    Post opening(Origin origin, Prompt prompt) {
        return place -> post(prompt, actions(origin, prompt, place).answer().cancel());
    }

    private Actions actions(Origin origin, Prompt prompt, Place place) {
        Nonce nonce = Nonce.ofMessage(prompt.token(), prompt.title(), origin, place, seals.end());
        return new Actions(addresses.interaction(), seals.seal(nonce));
    }

    private static JsonObject post(Prompt prompt, Actions actions) {
        StringBuilder text = new StringBuilder(Markdown.of(Span.bold(prompt.title())));
        for (Question question : prompt.questions()) {
            text.append('\n').append(Markdown.of(Span.plain(Runes.shortened(question.text(), LONGEST_TEXT))));
            if (!question.problem().isBlank()) {
                text.append('\n').append(problem(question));
            }
        }
        JsonObject attachment = new JsonObject();
        attachment.addProperty("fallback", prompt.title());
        attachment.add("actions", actions.json());
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject props = new JsonObject();
        props.add("attachments", attachments);
        JsonObject post = new JsonObject();
        post.addProperty("message", text.toString());
        post.add("props", props);
        return post;
    }

    /** Returns what tells why an earlier answer was not accepted. */
    static String problem(Question question) {
        return "⚠️ " + Markdown.of(Span.plain(Runes.shortened(question.problem(), LONGEST_TEXT)));
    }
}
