package dev.shipmate.plugins.webex;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads the HTML that Webex makes of messages: a few harmless tags, and elements {@code spark-mention} that say who is
 * mentioned. It is foreign text, so it is walked through once, from left to right.
 */
final class MentionMarkup {

    private static final String MENTION = "spark-mention";

    private final Bot bot;

    MentionMarkup(Bot bot) {
        this.bot = bot;
    }

    /** Returns the words without the first mention of the bot; empty if it mentions the bot nowhere. */
    Optional<String> without(String html) {
        StringBuilder words = new StringBuilder();
        boolean isFound = false;
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            int end = c == '<' ? html.indexOf('>', at) : -1;
            if (end > 0) {
                String tag = html.substring(at + 1, end);
                at = end + 1;
                if (!isFound && isMentionOfBot(tag)) {
                    isFound = true;
                    at = afterMention(html, at);
                } else if (breaksLine(tag) && !words.isEmpty()) {
                    words.append('\n');
                }
            } else if (c == '&') {
                at = entity(html, at, words);
            } else {
                words.append(c);
                at++;
            }
        }
        return isFound ? Optional.of(words.toString()) : Optional.empty();
    }

    private boolean isMentionOfBot(String tag) {
        return name(tag).equals(MENTION)
                && attribute(tag, "data-object-type").equals("person")
                && bot.isMeantBy(attribute(tag, "data-object-id"));
    }

    private static int afterMention(String html, int from) {
        String closing = "</" + MENTION + ">";
        for (int at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
            if (html.regionMatches(true, at, closing, 0, closing.length())) {
                return at + closing.length();
            }
        }
        return html.length();
    }

    private static boolean breaksLine(String tag) {
        String name = name(tag);
        return name.equals("br")
                || name.equals("br/")
                || name.equals("/p")
                || name.equals("/li")
                || name.equals("/div");
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Returns the value of an attribute in quotes; the empty string where there is none. */
    private static String attribute(String tag, String name) {
        int at = tag.toLowerCase(Locale.ROOT).indexOf(name + "=");
        int open = at + name.length() + 1;
        if (at < 0 || open >= tag.length()) {
            return "";
        }
        char quote = tag.charAt(open);
        int close = quote == '"' || quote == '\'' ? tag.indexOf(quote, open + 1) : -1;
        return close < 0 ? "" : unescaped(tag.substring(open + 1, close));
    }

    private static String unescaped(String text) {
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '&') {
                at = entity(text, at, words);
            } else {
                words.append(text.charAt(at++));
            }
        }
        return words.toString();
    }

    /** Writes the character that an entity stands for, and returns where the text goes on. */
    private static int entity(String text, int at, StringBuilder words) {
        int end = text.indexOf(';', at);
        if (end > at + 1 && end - at <= 10) {
            int character = character(text.substring(at + 1, end));
            if (character > 0) {
                words.appendCodePoint(character);
                return end + 1;
            }
        }
        words.append('&');
        return at + 1;
    }

    private static int character(String entity) {
        if (entity.startsWith("#")) {
            boolean isHex = entity.startsWith("#x") || entity.startsWith("#X");
            try {
                int number = isHex ? Integer.parseInt(entity.substring(2), 16) : Integer.parseInt(entity.substring(1));
                return Character.isValidCodePoint(number) ? number : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
        }
        return switch (entity) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> ' ';
            default -> -1;
        };
    }
}
