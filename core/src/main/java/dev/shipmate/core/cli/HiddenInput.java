package dev.shipmate.core.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads what nobody may see. It is never an argument: those are in every list of processes. */
final class HiddenInput {

    private static final int MOST_BYTES = 64 * 1024;

    private HiddenInput() {}

    /** Returns all of standard input but the line break at its end. */
    static String ofStandardInput(String what) {
        try {
            return new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new CliException("the " + what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Asks on the terminal. */
    static String asked(String what) {
        return read(what, what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ": ");
    }

    /** Asks on the terminal, and once more against a slip of the hand. */
    static String askedTwice(String what) {
        String first = asked(what);
        if (!first.equals(read(what, "Once more: "))) {
            throw new CliException("the two " + what + "s differ");
        }
        return first;
    }

    @SuppressWarnings("SystemConsoleNull") // newer runtimes give a console without a terminal, whose end is told below
    private static String read(String what, String question) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", question);
        if (typed == null) {
            throw new CliException("there is no terminal to ask for the " + what + " on; use --" + what + "-stdin");
        }
        return String.valueOf(typed);
    }
}
