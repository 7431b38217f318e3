package dev.shipmate.core.cli;

import dev.shipmate.core.Host;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.dev.DevLoop;
import dev.shipmate.core.log.Author;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code shipmate dev}: a host on this machine alone, with one plugin that is built anew whenever a file of its project is
 * saved, and a chat with it in the terminal.
 */
@Command(
        name = "dev",
        description = "Runs a host on 127.0.0.1 with the plugin of a Maven project, builds it anew whenever a file is"
                + " saved, and chats with it in this terminal, where everything is permitted.",
        mixinStandardHelpOptions = true)
final class DevVerb implements Callable<Integer> {

    private static final String MARK = "development-home";

    @Parameters(
            paramLabel = "PROJECT",
            arity = "0..1",
            description = "The folder with the plugin's pom.xml (default: this one).",
            defaultValue = ".")
    private Path project = Path.of(".");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Keeps conf/, data/ and plugins/ there (default: an empty home that is deleted in the end).")
    private @Nullable Path home;

    @Option(names = "--http-port", paramLabel = "PORT", description = "The port (default: a free one).")
    private int httpPort;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting, as in plugins.properties; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--user", paramLabel = "NAME", description = "Who you are (default: the system's user name).")
    private String user = System.getProperty("user.name", "unknown");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final AtomicBoolean isEnded = new AtomicBoolean();

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() throws IOException, InterruptedException {
        Path developed = project.toAbsolutePath().normalize();
        Path place = place();
        PrintWriter out = spec.commandLine().getOut();
        TerminalTalk terminal = new TerminalTalk(user, out);
        try (HomeLock unused = HomeLock.take(place.resolve("data"))) {
            Path plugins = Files.createDirectories(place.resolve("plugins"));
            DevLoop loop = new DevLoop(developed, plugins, terminal::tell);
            out.println("Building " + developed + " …");
            loop.buildOnce();
            Host host = Host.start(HostOptions.of(place, plugins, true, overrides()));
            Runnable end = () -> end(loop, host, place);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                end.run();
                                // a signal is how a developer ends it, and no failure
                                Runtime.getRuntime().halt(0);
                            },
                            "shutdown"));
            PluginPrints.takeOver();
            Author author = new Author(user, "cli", UUID.randomUUID().toString());
            DemoVerb.grantConsole(host, author);
            out.println(StartVerb.ready(host));
            out.println("Pages:  " + StartVerb.address(host)
                    + host.freshAdmin("admin", author).linkPath());
            out.println("What you save in " + developed + " is built, and runs when it is built.");
            loop.start();
            boolean hasLeft = terminal.talk((operation, arguments) -> host.run(operation, arguments, author));
            if (!hasLeft) {
                // started where nobody types, it goes on until a signal ends it
                new CountDownLatch(1).await();
            }
            end.run();
        } finally {
            isEnded.set(true);
            forget(place);
        }
        return 0;
    }

    /** Everything is permitted in it, and its admin gets another password: never the home of a host that is in use. */
    private Path place() throws IOException {
        if (home == null) {
            return Files.createTempDirectory("shipmate-dev-");
        }
        Path named = home.toAbsolutePath().normalize();
        Path mark = named.resolve(MARK);
        if (Files.exists(named.resolve("data")) && Files.notExists(mark)) {
            throw new CliException(named + " is the home of a host that was not made by dev, which would permit"
                    + " everything in its console; name an empty folder");
        }
        Files.createDirectories(named);
        Files.writeString(mark, "A home for development: everything is permitted in its console.\n");
        return named;
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>(Map.of("enable_console", "true"));
        overrides.putAll(settings);
        // whatever is set: everything is permitted here, so nobody else may come in
        overrides.put("http_host", "127.0.0.1");
        overrides.put("http_port", String.valueOf(httpPort));
        return overrides;
    }

    private void end(DevLoop loop, Host host, Path place) {
        if (isEnded.compareAndSet(false, true)) {
            loop.close();
            host.close();
            forget(place);
        }
    }

    /** A home of its own is gone when it ends. */
    private void forget(Path place) {
        if (home == null && Files.exists(place)) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException e) {
                spec.commandLine().getErr().println("shipmate: " + place + " could not be deleted: " + e.getMessage());
            }
        }
    }
}
