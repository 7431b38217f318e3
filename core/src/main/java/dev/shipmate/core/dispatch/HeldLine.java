package dev.shipmate.core.dispatch;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lines that hold another line, which is kept as it was typed, with its quotes and its pipes: {@code shipmate alias add st
 * network status | count} is about a line that ends in a pipe.
 */
final class HeldLine {

    private static final String OWN = "shipmate";
    private static final Map<String, Pattern> BEFORE = Map.of(
            "alias", Pattern.compile("add\\s.*", Pattern.DOTALL),
            "channel-alias", Pattern.compile("add\\s.*", Pattern.DOTALL));
    private static final int WORDS = 2;

    private HeldLine() {}

    /** Returns how many words stand before the line that this one holds; 0 where it holds none. */
    static int wordsBefore(CommandLine line) {
        Pattern before = BEFORE.get(line.subcommand());
        boolean isHeld = line.command().equals(OWN)
                && before != null
                && before.matcher(line.argumentText()).matches();
        return isHeld ? WORDS : 0;
    }
}
