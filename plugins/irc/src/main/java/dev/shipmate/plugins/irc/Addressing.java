package dev.shipmate.plugins.irc;

import java.util.Optional;
import java.util.function.Predicate;

/** Tells what is said to the bot from what people say to each other. */
final class Addressing {

    private final String prefix;

    /**
     * Makes one.
     *
     * @param prefix what stands before a command; the empty string for the nickname alone
     */
    Addressing(String prefix) {
        this.prefix = prefix;
    }

    /** Returns what stands behind the prefix or the bot's name, if one of the two begins the line. */
    Optional<String> order(String text, Predicate<String> isBot) {
        String line = text.strip();
        if (!prefix.isEmpty() && line.startsWith(prefix)) {
            String behind = line.substring(prefix.length());
            // "!!" and "! what" are talk
            return behind.isEmpty() || !Character.isLetterOrDigit(behind.codePointAt(0))
                    ? Optional.empty()
                    : Optional.of(behind);
        }
        String named = line.startsWith("@") ? line.substring(1) : line;
        int end = 0;
        while (end < named.length() && " :,".indexOf(named.charAt(end)) < 0) {
            end++;
        }
        boolean isCalled = end < named.length()
                && (line.startsWith("@") || named.charAt(end) != ' ')
                && isBot.test(named.substring(0, end));
        String behind = isCalled ? named.substring(end + 1).strip() : "";
        return behind.isEmpty() ? Optional.empty() : Optional.of(withoutPrefix(behind));
    }

    /** Returns a line without the prefix that some put before it everywhere. */
    String withoutPrefix(String line) {
        boolean hasPrefix = !prefix.isEmpty() && line.length() > prefix.length() && line.startsWith(prefix);
        return hasPrefix ? line.substring(prefix.length()) : line;
    }

    /** Returns whether a line begins with the prefix. */
    boolean hasPrefix(String line) {
        return !withoutPrefix(line).equals(line);
    }
}
