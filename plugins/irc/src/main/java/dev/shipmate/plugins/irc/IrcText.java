package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Text of IRC: without codes where it comes from others, in lines that are short enough where it goes out. */
final class IrcText {

    /** Switches bold type on and off. */
    static final char BOLD = '\u0002';

    /** A colour of mIRC or of six digits, with the numbers behind it. */
    private static final Pattern COLOUR =
            Pattern.compile("\u0003(?:\\d{1,2}(?:,\\d{1,2})?)?|\u0004(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?");

    /** All other controls, and what turns the direction of writing or breaks lines. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]");

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

    private IrcText() {}

    /** Returns one line of what others wrote, without colours and other codes. */
    static String plain(String text) {
        String spaced = COLOUR.matcher(text).replaceAll("").replace('\t', ' ');
        return CONTROL.matcher(spaced).replaceAll("");
    }

    /** Returns the lines of a text, each without codes. */
    static List<String> lines(String text) {
        return Arrays.stream(LINE_END.split(text, -1)).map(IrcText::plain).toList();
    }

    /** Returns a plain text in bold type. */
    static String bold(String plain) {
        return plain.isBlank() ? plain : BOLD + plain + BOLD;
    }

    /**
     * Cuts a line into parts, between words where that is possible and never within a character. What is bold stays so.
     *
     * @param most how many bytes a part may have, at least 40
     */
    static List<String> cut(String line, int most) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.getBytes(UTF_8).length > most) {
            // two bytes less, for bold type that goes on
            int end = end(rest, most - 2);
            String part = rest.substring(0, end).stripTrailing();
            boolean isBold = part.chars().filter(character -> character == BOLD).count() % 2 == 1;
            parts.add(isBold ? part + BOLD : part);
            rest = (isBold ? String.valueOf(BOLD) : "") + rest.substring(end).stripLeading();
        }
        parts.add(rest);
        return parts;
    }

    /** Returns where to cut: behind the last blank that fits, unless more than half of the line would be left empty. */
    private static int end(String text, int most) {
        int bytes = 0;
        int end = 0;
        int blank = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += Character.toString(character).getBytes(UTF_8).length;
            if (bytes > most) {
                break;
            }
            end += Character.charCount(character);
            if (character == ' ') {
                blank = end;
            }
        }
        return blank > end / 2 ? blank : end;
    }
}
