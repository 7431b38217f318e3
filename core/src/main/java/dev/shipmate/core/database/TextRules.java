package dev.shipmate.core.database;

import java.util.Optional;

/** What holds for every line of text that people write and a column of limited length keeps. */
public final class TextRules {

    private static final char REFUSED = '\0';
    private static final char MARK = '\ufffd';

    private TextRules() {}

    /** A text as both databases keep it: PostgreSQL refuses the character 0, which anybody may send, so a mark stands for it. */
    public static String storable(String text) {
        return text.replace(REFUSED, MARK);
    }

    /** What is wrong with a text as the end of a sentence that begins with the field's name; nothing where it is fine. */
    public static Optional<String> line(String text, int longest) {
        if (text.length() > longest) {
            return Optional.of("is longer than " + longest + " characters. Shorten it.");
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? Optional.of("holds a control character, such as a line break. Remove it.")
                : Optional.empty();
    }
}
