package dev.shipmate.plugins.irc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the protocol as it is received.
 *
 * @param tags by name, with their values unescaped
 * @param source who it comes from, {@code nick!user@host} or the name of a server; the empty string for the server itself
 * @param command a word in upper case or three digits
 */
record IrcLine(Map<String, String> tags, String source, String command, List<String> params) {

    IrcLine {
        tags = Map.copyOf(tags);
        params = List.copyOf(params);
    }

    /** Reads a line without its end; nothing if it has no command. */
    static Optional<IrcLine> parse(String line) {
        String rest = line;
        Map<String, String> tags = Map.of();
        String source = "";
        if (rest.startsWith("@")) {
            tags = tags(word(rest).substring(1));
            rest = after(rest);
        }
        if (rest.startsWith(":")) {
            source = word(rest).substring(1);
            rest = after(rest);
        }
        String command = word(rest).toUpperCase(Locale.ROOT);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        rest = after(rest);
        List<String> params = new ArrayList<>();
        while (!rest.isEmpty()) {
            if (rest.startsWith(":")) {
                params.add(rest.substring(1));
                break;
            }
            params.add(word(rest));
            rest = after(rest);
        }
        return Optional.of(new IrcLine(tags, source, command, params));
    }

    /** Returns the nickname of who it comes from; the name where that is a server. */
    String nick() {
        int end = source.indexOf('!');
        return end < 0 ? source : source.substring(0, end);
    }

    /** Returns whether it comes from somebody and not from a server. */
    boolean isFromUser() {
        return source.indexOf('!') > 0;
    }

    /** Returns what stands behind the nickname, such as {@code user@host}; the empty string for a server. */
    String userAtHost() {
        return source.substring(source.indexOf('!') + 1);
    }

    /** Returns a parameter, the empty string if there is none at this place. */
    String param(int place) {
        return place < params.size() ? params.get(place) : "";
    }

    /** Returns the last parameter, in which errors have their words. */
    String last() {
        return params.isEmpty() ? "" : params.get(params.size() - 1);
    }

    private static String word(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String after(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? "" : text.substring(end).stripLeading();
    }

    private static Map<String, String> tags(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split(";", -1)) {
            int equals = tag.indexOf('=');
            tags.put(
                    equals < 0 ? tag : tag.substring(0, equals),
                    equals < 0 ? "" : unescaped(tag.substring(equals + 1)));
        }
        return tags;
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character != '\\') {
                plain.append(character);
            } else if (++at < value.length()) {
                plain.append(
                        switch (value.charAt(at)) {
                            case ':' -> ';';
                            case 's' -> ' ';
                            case 'r' -> '\r';
                            case 'n' -> '\n';
                            default -> value.charAt(at);
                        });
            }
        }
        return plain.toString();
    }
}
