package dev.shipmate.core.dispatch;

import dev.shipmate.core.pipe.Pipes;
import java.util.ArrayList;
import java.util.List;

/**
 * A line taken apart: the command, the subcommand ("" where none was typed), the untouched text of the arguments, and
 * that of each pipe behind them.
 *
 * <p>The arguments are split when they are asked for, not before. A quote left open is thus reported only to someone
 * who passed the access check, which needs nothing but the two names.
 */
public record CommandLine(String command, String subcommand, String argumentText, List<String> pipeTexts) {

    private static final char NO_BREAK = '\u00a0';

    public CommandLine {
        pipeTexts = List.copyOf(pipeTexts);
    }

    /** Makes one without pipes. */
    public CommandLine(String command, String subcommand, String argumentText) {
        this(command, subcommand, argumentText, List.of());
    }

    CommandLine with(List<String> pipes) {
        return new CommandLine(command, subcommand, argumentText, pipes);
    }

    /** The arguments, with quotes taken as grouping words. */
    public List<String> arguments() throws OpenQuoteException {
        int before = HeldLine.wordsBefore(this);
        ArgumentSplitter splitter = new ArgumentSplitter(argumentText);
        return before == 0 ? splitter.split() : splitter.split(before);
    }

    /** What is wrong with its pipes; "" for nothing. */
    public String pipeProblem() {
        return pipes().problem();
    }

    /** What the reply goes through; a mistake in it is told of it. */
    Pipes pipes() {
        if (pipeTexts.isEmpty()) {
            return Pipes.NONE;
        }
        List<List<String>> words = new ArrayList<>();
        try {
            for (String text : pipeTexts) {
                words.add(new ArgumentSplitter(CommandLineParser.strip(text).replace(NO_BREAK, ' ')).split());
            }
        } catch (OpenQuoteException e) {
            return Pipes.mistaken(String.valueOf(e.getMessage()));
        }
        return Pipes.read(String.join("|", pipeTexts).strip(), words, file());
    }

    private String file() {
        String name = subcommand.isEmpty() ? command : command + "-" + subcommand;
        return name.matches("[A-Za-z0-9_-]{1,130}") ? name : "reply";
    }
}
