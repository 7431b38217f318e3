package dev.shipmate.core.cli;

import dev.shipmate.core.Host;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.operations.SocketClient;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
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
        TerminalTalk terminal = new TerminalTalk(user, spec.commandLine().getOut());
        if (running.isAnswered()) {
            terminal.talk((operation, arguments) -> running.run(operation, arguments, user));
            return 0;
        }
        try (HomeLock unused = HomeLock.take(home.data());
                Host host = Host.start(home.options(false, Map.of("enable_console", "true")))) {
            Author author = new Author(user, "cli", UUID.randomUUID().toString());
            terminal.talk((operation, arguments) -> host.run(operation, arguments, author));
        }
        return 0;
    }
}
