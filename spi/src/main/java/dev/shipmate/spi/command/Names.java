package dev.shipmate.spi.command;

import java.util.regex.Pattern;

/** The rules for names and summaries, told with a remedy when they are broken. */
final class Names {

    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern HYPHENATED = Pattern.compile("[a-z][a-z0-9_]*(-[a-z0-9_]+)*");

    private Names() {}

    static String command(String name) {
        if (!COMMAND.matcher(name).matches()) {
            throw new IllegalArgumentException("the command name \"" + name
                    + "\" must be at most 64 lower-case letters, digits or _, begin with a letter, and have no hyphen");
        }
        return name;
    }

    static String hyphenated(String kind, String name) {
        if (name.length() > 64 || !HYPHENATED.matcher(name).matches()) {
            throw new IllegalArgumentException("the " + kind + " name \"" + name
                    + "\" must be at most 64 lower-case letters, digits, _ or single hyphens, and begin with a letter");
        }
        return name;
    }

    static String sentence(String owner, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(owner + " needs a sentence that says what it is for");
        }
        return text;
    }
}
