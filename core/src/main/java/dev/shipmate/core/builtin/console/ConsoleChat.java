package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.builtin.console.ConsoleMessage.Kind;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.MessageRef;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The users' side of the conversations: lines, answers, cancellations.
 *
 * <p>Each comes with an id that the page or terminal made for it, so that one that is sent again after a broken
 * connection is not done twice.
 */
public final class ConsoleChat {

    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int LONGEST_LINE = 4_000;

    private final ConsoleMessages messages;
    private final Inbox inbox;

    public ConsoleChat(ConsoleMessages messages, Inbox inbox) {
        this.messages = messages;
        this.inbox = inbox;
    }

    /** Returns the delivery id that the inbox knows it by. */
    public String say(Seat seat, String delivery, String text) {
        String line = checked(text.strip(), LONGEST_LINE);
        String command = line.startsWith("/") ? line.substring(1).strip() : line;
        if (command.isEmpty()) {
            throw new ConsoleException("Type a command, such as /help.");
        }
        String id = id(seat, delivery);
        messages.say(seat, id, command);
        inbox.accept(new Inbound.Line(id, seat.origin(), command));
        return id;
    }

    public String answer(Seat seat, String delivery, long message, Map<String, String> values) {
        String id = id(seat, delivery);
        ObjectNode prompt = prompt(seat, message);
        if (isRepeat(prompt, id)) {
            return id;
        }
        Map<String, String> given = given(prompt, values);
        inbox.accept(new Inbound.Answer(id, seat.origin(), token(prompt), given, ref(message)));
        close(seat, message, "answered", id, given);
        return id;
    }

    public String cancel(Seat seat, String delivery, long message) {
        String id = id(seat, delivery);
        ObjectNode prompt = prompt(seat, message);
        if (isRepeat(prompt, id)) {
            return id;
        }
        inbox.accept(new Inbound.Dismissal(id, seat.origin(), token(prompt), ref(message)));
        close(seat, message, "cancelled", id, Map.of());
        return id;
    }

    private void close(Seat seat, long message, String state, String delivery, Map<String, String> values) {
        messages.update(seat, message, Kind.PROMPT, open -> PromptJson.closed(open, state, delivery, values));
    }

    private ObjectNode prompt(Seat seat, long message) {
        return messages.find(seat, message)
                .filter(found -> found.kind() == Kind.PROMPT && found.seat().equals(seat))
                .map(ConsoleMessage::body)
                .orElseThrow(() -> new ConsoleException("This question is not there any more."));
    }

    private static boolean isRepeat(ObjectNode prompt, String delivery) {
        return prompt.path("delivery").asText().equals(delivery);
    }

    private static String token(ObjectNode prompt) {
        String token = prompt.path("token").asText();
        if (token.isEmpty()) {
            throw new ConsoleException("This question was answered already.");
        }
        return token;
    }

    /** What was left empty is absent; what was not asked is left out. */
    private static Map<String, String> given(ObjectNode prompt, Map<String, String> values) {
        Map<String, String> given = new HashMap<>();
        for (JsonNode question : prompt.path("questions")) {
            String name = question.path("name").asText();
            String value = values.getOrDefault(name, "");
            if (!value.isEmpty()) {
                given.put(name, checked(value, ConsolePlatform.LONGEST_ANSWER));
            }
        }
        return given;
    }

    private static MessageRef ref(long message) {
        return new MessageRef(Long.toString(message));
    }

    /** The user stands before it, so that nobody can use up another's id. */
    private static String id(Seat seat, String delivery) {
        if (!DELIVERY.matcher(delivery).matches()) {
            throw new ConsoleException("The delivery id must be 8 to 64 letters, digits or hyphens.");
        }
        return seat.channel() + ":" + seat.user() + ":" + delivery;
    }

    private static String checked(String text, int longest) {
        if (text.length() > longest) {
            throw new ConsoleException("This is too long: at most " + longest + " characters.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new ConsoleException("NUL characters cannot be stored.");
        }
        return text;
    }
}
