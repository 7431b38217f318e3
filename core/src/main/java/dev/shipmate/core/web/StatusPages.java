package dev.shipmate.core.web;

import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.plugin.ThreadReport;
import dev.shipmate.core.reply.PlatformHealth;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What machines ask: is it alive, is it ready, and its figures. */
public final class StatusPages {

    private final Supplier<Catalog> catalog;
    private final Metrics metrics;
    private final PlatformHealth platforms;
    private final Readiness database;
    private final BooleanSupplier isStopping;

    /**
     * Makes them.
     *
     * @param platforms what troubles the platforms; the page says only whether something does, for anybody may ask
     * @param database whether the database answers and takes what comes in
     * @param isStopping whether the host takes nothing in any more
     */
    public StatusPages(
            Supplier<Catalog> catalog,
            Metrics metrics,
            PlatformHealth platforms,
            Readiness database,
            BooleanSupplier isStopping) {
        this.catalog = catalog;
        this.metrics = metrics;
        this.platforms = platforms;
        this.database = database;
        this.isStopping = isStopping;
    }

    /** Mounts {@code /health/} and {@code /metrics/}. */
    public void addTo(JavalinConfig config) {
        config.routes.get("/health", this::health);
        config.routes.get("/metrics", this::metrics);
    }

    private void health(Context context) {
        Optional<String> outage = database.trouble();
        boolean isReady = outage.isEmpty() && !isStopping.getAsBoolean();
        Map<String, String> plugins = new LinkedHashMap<>();
        for (PluginReport report : catalog.get().reports()) {
            plugins.put(report.name(), report.state().name().toLowerCase(Locale.ROOT));
        }
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("live", true);
        health.put("ready", isReady);
        health.put("database", outage.isEmpty() ? "ok" : "down");
        outage.ifPresent(reason -> health.put("reason", reason));
        health.put("plugins", plugins);
        Map<String, Integer> stuck = ThreadReport.of(catalog.get()).stream()
                .filter(report -> !report.stuck().isEmpty())
                .collect(Collectors.toMap(
                        ThreadReport::plugin, report -> report.stuck().size(), (a, b) -> a, TreeMap::new));
        if (!stuck.isEmpty()) {
            health.put("stuck", stuck);
        }
        Map<String, String> states = new LinkedHashMap<>();
        platforms.troubles().forEach((name, trouble) -> states.put(name, trouble.isEmpty() ? "ok" : "troubled"));
        health.put("platforms", states);
        context.status(isReady ? 200 : 503).json(health);
    }

    private void metrics(Context context) {
        platforms.troubles().forEach((name, trouble) -> metrics.platform(name, trouble.isEmpty()));
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text());
    }
}
