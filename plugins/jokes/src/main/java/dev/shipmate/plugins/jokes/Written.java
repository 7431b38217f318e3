package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.command.CommandException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what users write: a new topic and the text of a joke, within bounds. */
final class Written {

    static final int LONGEST_JOKE = 1000;
    private static final int LONGEST_TOPIC = 30;
    private static final Pattern TOPIC = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Written() {}

    static String topic(String typed) {
        String topic = typed.strip().toLowerCase(Locale.ROOT);
        if (topic.length() > LONGEST_TOPIC || !TOPIC.matcher(topic).matches() || topic.equals(JokeBook.ANY)) {
            throw new CommandException("A topic is one word of at most " + LONGEST_TOPIC
                    + " letters a to z, digits and single hyphens, and not \"any\": such as network or on-call.");
        }
        return topic;
    }

    static String joke(String typed) {
        String joke = typed.strip().replace("\r\n", "\n");
        if (joke.isEmpty() || joke.length() > LONGEST_JOKE) {
            throw new CommandException(
                    "A joke has 1 to " + LONGEST_JOKE + " characters, and this one " + joke.length() + ".");
        }
        if (!joke.codePoints().allMatch(Written::isPrinted)) {
            throw new CommandException(
                    "There are control characters in the joke, which nobody can see. Type it as plain text.");
        }
        return joke;
    }

    /** Returns whether it is seen, joins emoji or ends a line; what turns the direction of writing is none of these. */
    private static boolean isPrinted(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n';
            case Character.FORMAT -> character == 0x200D;
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
