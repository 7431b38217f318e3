package dev.shipmate.core.dispatch;

import java.util.List;

/**
 * A line taken apart: the command, the subcommand ("" where none was typed) and the untouched text of the arguments.
 *
 * <p>The arguments are split when they are asked for, not before. A quote left open is thus reported only to someone
 * who passed the access check, which needs nothing but the two names.
 */
public record CommandLine(String command, String subcommand, String argumentText) {

    /** The arguments, with quotes taken as grouping words. */
    public List<String> arguments() throws OpenQuoteException {
        return new ArgumentSplitter(argumentText).split();
    }
}
