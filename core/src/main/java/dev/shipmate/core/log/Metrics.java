package dev.shipmate.core.log;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What Prometheus reads, under the names that Nautobot ChatOps gives them, so that its dashboards go on working. */
public final class Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter signatureErrors = Counter.builder()
            .name("nautobot_chatops_signature_error_count_total")
            .help("Requests that did not prove where they come from")
            .labelNames("platform", "type")
            .register(registry);
    private final Counter commands = Counter.builder()
            .name("nautobot_chatops_command_count_total")
            .help("Commands that ran or were blocked")
            .labelNames("platform", "command", "subcommand", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("nautobot_chatops_command_seconds")
            .help("How long commands ran")
            .classicOnly()
            .register(registry);
    private final Summary backend = Summary.builder()
            .name("nautobot_chatops_backend_action_seconds")
            .help("How long calls to the chat platforms took")
            .labelNames("platform", "action")
            .register(registry);
    private final Counter library = Counter.builder()
            .name("nautobot_command_library_total")
            .help("The installed subcommands")
            .labelNames("command", "subcommand")
            .register(registry);

    private final Gauge platforms = Gauge.builder()
            .name("shipmate_platform_up")
            .help("Whether a chat platform that is on works")
            .labelNames("platform")
            .register(registry);

    /** Counts a request that was not verified. */
    public void unverified(String platform, Enum<?> kind) {
        signatureErrors
                .labelValues(platform, kind.name().toLowerCase(Locale.ROOT))
                .inc();
    }

    /** Counts a command that ran or was blocked; {@code clear} is not counted, as it never was. */
    public void command(String platform, String command, String subcommand, Status status) {
        if (!command.equals("clear")) {
            commands.labelValues(platform, command, subcommand, status.name().toLowerCase(Locale.ROOT))
                    .inc();
        }
    }

    /** Notes how long a command ran. */
    public void ran(Duration time) {
        seconds.observe(time.toNanos() / 1e9);
    }

    /** Notes how long a call to a chat platform took. */
    public void backend(String platform, String action, Duration time) {
        backend.labelValues(platform, action).observe(time.toNanos() / 1e9);
    }

    /** Says that a subcommand is installed. */
    public void installed(String command, String subcommand) {
        if (library.labelValues(command, subcommand).get() == 0) {
            library.labelValues(command, subcommand).inc();
        }
    }

    /** Says whether a platform works. */
    public void platform(String platform, boolean isWell) {
        platforms.labelValues(platform).set(isWell ? 1 : 0);
    }

    /** Returns everything in Prometheus' text format. */
    public String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.builder().build().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
