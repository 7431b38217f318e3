package dev.shipmate.core.cli;

import dev.shipmate.core.Host;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.operations.RefusedException;
import dev.shipmate.core.operations.SocketClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code shipmate shell}: a chat in the terminal, under the same grants as any other. */
@Command(
        name = "shell",
        description = "Chats in the terminal with the installed commands, or runs the lines of standard input.",
        mixinStandardHelpOptions = true)
final class ShellVerb implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--user", paramLabel = "NAME", description = "Who you are (default: the system's user name).")
    private String user = System.getProperty("user.name", "unknown");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() throws IOException {
        SocketClient running = new SocketClient(home.data().resolve("host.sock"));
        if (running.isAnswered()) {
            talk((operation, arguments) -> running.run(operation, arguments, user));
            return 0;
        }
        try (HomeLock unused = HomeLock.take(home.data());
                Host host = Host.start(home.options(false, Map.of("enable_console", "true")))) {
            Author author = new Author(user, "cli", UUID.randomUUID().toString());
            talk((operation, arguments) -> host.run(operation, arguments, author));
        }
        return 0;
    }

    private void talk(ShellTalk.Operator host) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ShellTalk talk = new ShellTalk(host, user, out);
        boolean isTerminal = System.getenv("TERM") != null && isTerminal();
        if (!isTerminal) {
            script(talk);
            return;
        }
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("shipmate")
                    .build();
            out.println("You are " + user + " in channel shell of the console. Type help, or exit.");
            String line = read(reader, talk);
            while (line != null && !(line.strip().equals("exit") && !talk.isAsked())) {
                if (!line.isBlank() || talk.isAsked()) {
                    take(talk, line, out);
                }
                line = read(reader, talk);
            }
        }
    }

    /** What is refused is told, and the conversation goes on. */
    private static void take(ShellTalk talk, String line, PrintWriter out) {
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

    private static void script(ShellTalk talk) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            if (!line.isBlank() || talk.isAsked()) {
                talk.take(line);
            }
            line = lines.readLine();
        }
    }

    @SuppressWarnings(
            "SystemConsoleNull") // on newer runtimes this says more, and reading a script line by line still works
    private static boolean isTerminal() {
        return System.console() != null;
    }
}
