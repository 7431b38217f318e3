package dev.shipmate.core.cli;

import dev.shipmate.core.Host;
import dev.shipmate.core.plugin.PluginReport;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code shipmate start}: the host in the foreground. */
@Command(
        name = "start",
        description = "Runs the host in the foreground until it gets SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true)
final class StartVerb implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(StartVerb.class);

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--http-host", paramLabel = "ADDRESS", description = "In place of the setting http_host.")
    private @Nullable String httpHost;

    @Option(names = "--http-port", paramLabel = "PORT", description = "In place of the setting http_port.")
    private @Nullable Integer httpPort;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() throws InterruptedException {
        Map<String, String> overrides = HomeOption.overrides(httpHost, httpPort);
        PluginPrints.takeOver();
        Optional<ClassArchive> archive = ClassArchive.wanted();
        try (HomeLock unused = HomeLock.take(home.data())) {
            Host host = Host.start(home.options(true, overrides));
            // before it says that it is ready: whoever reads that may end it
            CountDownLatch ended = ending(() -> {
                archive.ifPresent(ClassArchive::close);
                host.close();
            });
            archive.ifPresent(ClassArchive::begin);
            spec.commandLine().getOut().println(ready(host));
            host.setUpPath()
                    .ifPresent(path -> spec.commandLine()
                            .getOut()
                            .println(
                                    "Nobody can sign in yet. Within the hour, this link makes the first administrator: "
                                            + base(host) + path));
            ended.await();
        } finally {
            archive.ifPresent(ClassArchive::close);
        }
        return 0;
    }

    /** One line: where, how fast, how much. */
    static String ready(Host host) {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long plugins = host.plugins().catalog().reports().stream()
                .filter(report -> report.state() == PluginReport.State.RUNNING)
                .count();
        return "Shipmate is ready at " + address(host) + " after " + millis + " ms: " + plugins + " plugins, "
                + host.plugins().catalog().commands().size() + " commands.";
    }

    /** Where people reach it, who may sit at another machine. */
    private static String base(Host host) {
        return host.settings()
                .publicUrl()
                .map(address -> address.toString().replaceAll("/+$", ""))
                .orElseGet(() -> address(host));
    }

    static String address(Host host) {
        String listening = host.settings().httpHost();
        boolean isEverywhere = listening.equals("0.0.0.0") || listening.equals("::");
        String scheme = host.settings().tlsCertificate().isPresent() ? "https://" : "http://";
        return scheme + (isEverywhere ? "127.0.0.1" : listening) + ":" + host.port();
    }

    /**
     * Has SIGTERM and Ctrl-C end what runs; the process exits with 0 when that is done.
     *
     * @return opens when it is done
     */
    static CountDownLatch ending(Runnable end) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Optional<String> plugin = ExitCaller.find();
                            plugin.ifPresent(name -> LOG.error(
                                    "plugin {} has called System.exit: the host ends. Remove the plugin.", name));
                            end.run();
                            ended.countDown();
                            // a signal would make the process exit with 128 and its number; its work is done, so that
                            // is 0
                            // but whoever starts services again must see that nobody wanted this end
                            Runtime.getRuntime().halt(plugin.isPresent() ? 1 : 0);
                        },
                        "shutdown"));
        return ended;
    }
}
