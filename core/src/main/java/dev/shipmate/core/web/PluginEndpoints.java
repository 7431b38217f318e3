package dev.shipmate.core.web;

import dev.shipmate.core.database.Outage;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledEndpoint;
import dev.shipmate.core.plugin.LoadedPlugin;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where services and browsers call plugins that are no chat platforms: {@code /api/plugins/chatops/PLUGIN/NAME/}. */
final class PluginEndpoints {

    private static final Logger LOG = LoggerFactory.getLogger(PluginEndpoints.class);

    /** An endpoint may call a service before it answers, as a platform may not. */
    private static final long LONGEST_MS = 25_000;

    private final Supplier<Catalog> catalog;
    private final ScheduledExecutorService timer;

    PluginEndpoints(Supplier<Catalog> catalog, ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.timer = timer;
    }

    void handle(Context context, String plugin, String name) throws IOException {
        Optional<LoadedPlugin> owner = catalog.get().plugin(plugin);
        if (owner.flatMap(loaded -> endpoint(loaded, name)).isEmpty()) {
            RequestReader.answer(context, WebResponse.notFound());
            return;
        }
        protect(context);
        Optional<WebRequest> request = RequestReader.read(context, "");
        if (request.isEmpty()) {
            RequestReader.answer(context, RequestReader.TOO_LARGE);
        } else {
            answer(context, plugin, name, request.get());
        }
    }

    /** Asks the endpoint that is there now, which may have been replaced while the request was read. */
    private void answer(Context context, String plugin, String name, WebRequest request) {
        Optional<LoadedPlugin> owner = catalog.get().plugin(plugin);
        Optional<InstalledEndpoint> found = owner.flatMap(loaded -> endpoint(loaded, name));
        if (owner.isEmpty() || found.isEmpty()) {
            RequestReader.answer(context, WebResponse.notFound());
            return;
        }
        PluginThreads.Task<WebResponse> task =
                owner.get().threads().quick(() -> found.get().endpoint().receive(request));
        if (task.isTooLate() && !catalog.get().plugin(plugin).equals(owner)) {
            answer(context, plugin, name, request);
            return;
        }
        ScheduledFuture<?> alarm = timer.schedule(
                () -> {
                    task.future().completeExceptionally(new TimeoutException());
                    task.interrupt();
                },
                LONGEST_MS,
                TimeUnit.MILLISECONDS);
        CompletableFuture<Void> done = task.future().handle((response, thrown) -> {
            alarm.cancel(false);
            if (thrown == null) {
                RequestReader.answer(context, response);
            } else {
                refuse(context, owner.get(), thrown);
            }
            return null;
        });
        context.future(() -> done);
    }

    private static Optional<InstalledEndpoint> endpoint(LoadedPlugin plugin, String name) {
        return plugin.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst();
    }

    private static void refuse(Context context, LoadedPlugin plugin, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnverifiedRequestException unverified) {
                String reason = unverified.getMessage();
                RequestReader.answer(
                        context,
                        new WebResponse(
                                unverified.status(),
                                "text/plain",
                                reason == null ? "The request is not verified." : reason));
                return;
            }
            if (cause instanceof PluginBusyException
                    || cause instanceof TimeoutException
                    || Outage.of(cause).isPresent()) {
                LOG.warn("a request for an endpoint of {} was not taken: {}", plugin.name(), cause.getMessage());
                context.status(503).header("Retry-After", "5").contentType("text/plain");
                context.result("The request cannot be answered right now. Send it again.");
                return;
            }
        }
        LOG.error("an endpoint of plugin {} could not read a request", plugin.name(), thrown);
        RequestReader.answer(context, WebResponse.malformed("The request cannot be read."));
    }

    /** Whatever an endpoint shows in a browser runs no script, is in nobody's frame, and is kept by nobody. */
    private static void protect(Context context) {
        context.header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
                                + " base-uri 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
