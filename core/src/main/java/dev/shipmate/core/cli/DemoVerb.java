package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.Host;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.log.Author;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code shipmate demo}: a host to try, on this machine alone, with the console on, sample data labelled as such, one
 * admin, and grants for the console's own organization.
 */
@Command(
        name = "demo",
        description = "Runs a demo host on 127.0.0.1 with sample data and the console.",
        mixinStandardHelpOptions = true)
final class DemoVerb implements Callable<Integer> {

    private static final String ADMIN = "admin";
    private static final Map<String, String> SETTINGS = Map.of(
            "http_host", "127.0.0.1",
            "enable_console", "true",
            "network_sample_data", "true",
            "weather_sample_data", "true");

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--http-port", paramLabel = "PORT", description = "The port (default: 8080).")
    private @Nullable Integer httpPort;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() throws InterruptedException {
        Path demoHome = demoHome();
        Map<String, String> overrides = new LinkedHashMap<>(SETTINGS);
        overrides.putAll(HomeOption.overrides(null, httpPort));
        HostOptions options = HostOptions.of(demoHome, home.plugins(), true, overrides);
        try (HomeLock unused = HomeLock.take(options.data())) {
            PluginPrints.takeOver();
            Host host = Host.start(options);
            CountDownLatch ended = StartVerb.ending(host::close);
            Author author = new Author("demo", "cli", UUID.randomUUID().toString());
            grantConsole(host, author);
            tell(host, host.freshAdmin(ADMIN, author));
            ended.await();
        }
        return 0;
    }

    /** Where nothing is named the demo must not touch the installation's own data. */
    private Path demoHome() {
        Path named = home.home();
        boolean isInstallation = Optional.ofNullable(System.getProperty("shipmate.install"))
                .map(install -> Path.of(install).toAbsolutePath().normalize().equals(named))
                .orElse(false);
        Path demo = isInstallation ? named.resolve("demo") : named;
        try {
            return Files.createDirectories(demo);
        } catch (IOException e) {
            throw new CliException("the folder " + demo + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Permits everything to everybody who sits at this machine's console. */
    static void grantConsole(Host host, Author author) {
        host.run("grants.import", JsonNodeFactory.instance.objectNode().put("csv", """
                                platform,command,subcommand,grant_type,name,value
                                console,*,*,organization,console,console
                                console,*,*,channel,any,*
                                console,*,*,user,any,*
                                """), author);
    }

    private void tell(Host host, Host.FreshAdmin admin) {
        PrintWriter out = spec.commandLine().getOut();
        String address = StartVerb.address(host);
        out.println(StartVerb.ready(host));
        out.println();
        out.println("  Sign in with one click:  " + address + admin.linkPath());
        out.println("  Or as " + ADMIN + " with password:  " + admin.password() + "   at " + address + "/");
        out.println();
        out.println("  Then type:  jokes tell   ·   weather forecast   ·   network status   ·   help");
        out.println("  Network and weather answer from sample data. Ctrl-C ends the demo.");
    }
}
