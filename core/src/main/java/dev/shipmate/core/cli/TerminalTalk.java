package dev.shipmate.core.cli;

import dev.shipmate.core.operations.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Chats in the terminal until the user leaves, or runs the lines of standard input where that is no terminal. */
final class TerminalTalk {

    private final String user;
    private final PrintWriter out;
    private volatile @Nullable LineReader open;

    TerminalTalk(String user, PrintWriter out) {
        this.user = user;
        this.out = out;
    }

    /**
     * Talks to a host until the user leaves or the input ends.
     *
     * @return whether the user has left, or the input of a script merely has ended
     */
    boolean talk(ShellTalk.Operator host) throws IOException {
        ShellTalk talk = new ShellTalk(host, user, out);
        if (!isTerminal()) {
            return script(talk, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("shipmate")
                    .build();
            open = reader;
            out.println("You are " + user + " in channel shell of the console. Type help, or exit.");
            String line = read(reader, talk);
            while (line != null && !isExit(line, talk)) {
                if (!line.isBlank() || talk.isAsked()) {
                    take(talk, line);
                }
                line = read(reader, talk);
            }
            return true;
        } finally {
            open = null;
        }
    }

    /** Prints a line above the one that is being typed. */
    void tell(String line) {
        LineReader reader = open;
        if (reader == null) {
            out.println(line);
        } else {
            reader.printAbove(line);
        }
    }

    /** Returns whether somebody sits there, who leaves when they want to. */
    @SuppressWarnings(
            "SystemConsoleNull") // on newer runtimes this says more, and reading a script line by line still works
    static boolean isTerminal() {
        return System.getenv("TERM") != null && System.console() != null;
    }

    /** What is refused is told, and the conversation goes on. */
    private void take(ShellTalk talk, String line) {
        try {
            talk.take(line);
        } catch (RefusedException e) {
            out.println(e.getMessage());
        }
    }

    private static @Nullable String read(LineReader reader, ShellTalk talk) {
        try {
            return reader.readLine(talk.isAsked() ? "answer> " : "shipmate> ");
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        }
    }

    static boolean script(ShellTalk talk, BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !isExit(line, talk)) {
            if (!line.isBlank() || talk.isAsked()) {
                talk.take(line);
            }
            line = lines.readLine();
        }
        return line != null;
    }

    private static boolean isExit(String line, ShellTalk talk) {
        return line.strip().equals("exit") && !talk.isAsked();
    }
}
