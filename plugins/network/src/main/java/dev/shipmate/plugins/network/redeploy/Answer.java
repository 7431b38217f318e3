package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.spi.command.CommandException;
import java.util.Locale;

/** What a user says to the question whether to redeploy. */
sealed interface Answer {

    /** Reads {@code yes}, {@code no}, or the number of a request that waits for a yes, which a button says. */
    static Answer parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.matches("[0-9]{1,15}")) {
            return new YesTo(Long.parseLong(typed));
        }
        return switch (typed) {
            case "yes", "y", "true" -> new Yes();
            case "no", "n", "false" -> new No();
            default -> throw new CommandException("That is neither yes nor no.");
        };
    }

    /** Do it; what can be tried first is, and must succeed. */
    record Yes() implements Answer {}

    /** Leave it. */
    record No() implements Answer {}

    /** Do what was tried and shown. */
    record YesTo(long number) implements Answer {}
}
