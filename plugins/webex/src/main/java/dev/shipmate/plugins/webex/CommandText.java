package dev.shipmate.plugins.webex;

import java.util.List;
import java.util.Optional;

/** The text of a message as its user typed it, without the mention of the bot. */
final class CommandText {

    private CommandText() {}

    /**
     * Returns the command line.
     *
     * @param text the message without markup, in which a mention is just a name
     * @param html the message with markup, the empty string if Webex sent none
     */
    static String of(Bot bot, String text, String html) {
        String line = Optional.of(html)
                .filter(markup -> !markup.isEmpty())
                .flatMap(markup -> new MentionMarkup(bot).without(markup))
                .orElseGet(() -> withoutName(bot.names(), text.strip()));
        return line.replace('\u00A0', ' ').strip();
    }

    /** Takes the bot's name from the beginning, once, as the letters that it has. */
    private static String withoutName(List<String> names, String text) {
        for (String name : names) {
            boolean begins = text.regionMatches(true, 0, name, 0, name.length());
            if (begins && (text.length() == name.length() || isGap(text.charAt(name.length())))) {
                String rest = text.substring(name.length());
                return rest.startsWith(":") || rest.startsWith(",") ? rest.substring(1) : rest;
            }
        }
        return text;
    }

    private static boolean isGap(char next) {
        return Character.isWhitespace(next) || next == '\u00A0' || next == ':' || next == ',';
    }
}
