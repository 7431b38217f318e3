package dev.shipmate.plugins.slack;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a message as its user typed it: Slack escapes it, and wraps links and mentions. */
final class EventText {

    private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]+)(?:\\|[^<>]*)?>");
    private static final Pattern WRAPPED = Pattern.compile("<([^<>]+)>");

    private EventText() {}

    /**
     * Returns the command line.
     *
     * @param bots the ids of the bot; empty if they are not known
     * @param prefix what may stand before a command
     */
    static String of(String text, Set<String> bots, String prefix) {
        String line = text.strip();
        Matcher mention = MENTION.matcher(line);
        if (mention.lookingAt() && (bots.isEmpty() || bots.contains(mention.group(1)))) {
            line = line.substring(mention.end()).strip();
        }
        line = unescaped(
                WRAPPED.matcher(line).replaceAll(wrapped -> Matcher.quoteReplacement(typed(wrapped.group(1)))));
        return !prefix.isEmpty() && line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }

    private static String typed(String inside) {
        int bar = inside.indexOf('|');
        String target = bar < 0 ? inside : inside.substring(0, bar);
        String label = bar < 0 ? "" : inside.substring(bar + 1);
        return switch (target.charAt(0)) {
            case '@' -> label.isEmpty() ? target.substring(1) : "@" + label;
            case '#' -> label.isEmpty() ? target.substring(1) : "#" + label;
            case '!' -> label.isEmpty() ? "@" + target.substring(1) : label;
            default -> isShortened(target, label) ? label : target;
        };
    }

    /** Returns whether Slack itself made the link out of what was typed: {@code example.com}, {@code a@example.com}. */
    private static boolean isShortened(String target, String label) {
        return !label.isEmpty()
                && (target.equals("mailto:" + label)
                        || target.equals("tel:" + label)
                        || target.endsWith("://" + label));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
