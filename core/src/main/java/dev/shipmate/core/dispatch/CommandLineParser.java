package dev.shipmate.core.dispatch;

/**
 * Finds the command and the subcommand in a line, the way Nautobot ChatOps does: {@code command subcommand …} or
 * {@code command-subcommand …}.
 *
 * <p>Only a line with a space in it is cut into words, but once it is, any white space separates the first two. Both
 * are kept because people's saved lines rely on them. What stands behind a {@code |} is cut off before: it is about the
 * reply.
 */
public final class CommandLineParser {

    private static final char HYPHEN = '-';

    public CommandLine parse(String text) {
        PipeCutter.Piped cut = new PipeCutter(text).cut();
        CommandLine line = command(cut.line());
        return HeldLine.wordsBefore(line) > 0 ? command(text) : line.with(cut.pipes());
    }

    /** Returns what stands behind the command of a line, before its pipes. */
    String afterCommand(String text) {
        String line = strip(new PipeCutter(text).cut().line());
        Cut first = cut(line);
        int hyphen = first.word().indexOf(HYPHEN);
        return hyphen < 0 ? first.rest() : line.substring(hyphen + 1);
    }

    /** Takes a line apart that has no pipes. */
    CommandLine command(String text) {
        String line = strip(text);
        if (line.indexOf(' ') < 0) {
            return hyphenated(line, "");
        }
        Cut first = cut(line);
        if (first.word().indexOf(HYPHEN) >= 0) {
            return hyphenated(first.word(), first.rest());
        }
        if (first.rest().indexOf(' ') < 0) {
            return new CommandLine(first.word(), first.rest(), "");
        }
        Cut second = cut(first.rest());
        return new CommandLine(first.word(), second.word(), second.rest());
    }

    /** A command's name has no hyphen, so the first one ends it. */
    private static CommandLine hyphenated(String word, String argumentText) {
        int hyphen = word.indexOf(HYPHEN);
        return hyphen < 0
                ? new CommandLine(word, "", argumentText)
                : new CommandLine(word.substring(0, hyphen), word.substring(hyphen + 1), argumentText);
    }

    private record Cut(String word, String rest) {}

    private static Cut cut(String text) {
        int end = 0;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        int next = end;
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        return new Cut(text.substring(0, end), text.substring(next));
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** White space as Unicode sees it: chat clients send no-break spaces, which {@link String#strip} leaves. */
    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
