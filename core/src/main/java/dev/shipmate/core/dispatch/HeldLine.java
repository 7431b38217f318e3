package dev.shipmate.core.dispatch;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lines that hold another line, which is kept as it was typed, with its quotes and its pipes: {@code shipmate alias add st
 * network status | count} is about a line that ends in a pipe, as is {@code shipmate schedule "daily 08:00" network status | count}.
 */
final class HeldLine {

    private static final String OWN = "shipmate";
    private static final Before ADDED = new Before(Pattern.compile("add\\s.*", Pattern.DOTALL), 2);
    private static final Map<String, Before> BEFORE = Map.of(
            "alias",
            ADDED,
            "channel-alias",
            ADDED,
            "schedule",
            new Before(Pattern.compile("\\S.*", Pattern.DOTALL), 1));

    /** What the line looks like, and how many words stand before the one that it holds. */
    private record Before(Pattern form, int words) {}

    private HeldLine() {}

    /** Returns how many words stand before the line that this one holds; 0 where it holds none. */
    static int wordsBefore(CommandLine line) {
        Before before = BEFORE.get(line.subcommand());
        if (before == null || !line.command().equals(OWN)) {
            return 0;
        }
        return before.form().matcher(line.argumentText()).matches() ? before.words() : 0;
    }
}
