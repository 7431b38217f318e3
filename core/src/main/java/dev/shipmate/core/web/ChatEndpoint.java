package dev.shipmate.core.web;

import dev.shipmate.core.database.Outage;
import dev.shipmate.core.inbox.DurableInbox;
import dev.shipmate.core.inbox.IntakeException;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where chat platforms call: {@code /api/plugins/chatops/NAME/…}. Verify, store, acknowledge; the work comes after. No
 * request thread waits for a plugin or for the disk.
 */
public final class ChatEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ChatEndpoint.class);
    private static final String ROOT = "/api/plugins/chatops/{platform}";
    private static final long LONGEST_RECEIVE_MS = 2_500;

    private final Supplier<Catalog> catalog;
    private final DurableInbox inbox;
    private final Readiness readiness;
    private final RefusedRequests refused = new RefusedRequests();
    private final Metrics metrics;
    private final ScheduledExecutorService timer;
    private final PluginEndpoints endpoints;

    public ChatEndpoint(
            Supplier<Catalog> catalog,
            DurableInbox inbox,
            Readiness readiness,
            Metrics metrics,
            ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.inbox = inbox;
        this.readiness = readiness;
        this.metrics = metrics;
        this.timer = timer;
        this.endpoints = new PluginEndpoints(catalog, timer);
    }

    /** Mounts the addresses of all platforms, present and future. */
    public void addTo(JavalinConfig config) {
        for (HandlerType method : List.of(HandlerType.POST, HandlerType.GET, HandlerType.PUT, HandlerType.DELETE)) {
            config.routes.addHttpHandler(method, ROOT, context -> handle(context, ""));
            config.routes.addHttpHandler(
                    method, ROOT + "/<rest>", context -> handle(context, context.pathParam("rest")));
        }
    }

    private void handle(Context context, String rest) throws IOException {
        String name = context.pathParam("platform");
        Optional<InstalledPlatform> found = catalog.get().platform(name);
        if (found.isEmpty()) {
            endpoints.handle(context, name, RequestReader.stripped(rest));
            return;
        }
        Optional<WebRequest> read = RequestReader.read(context, rest);
        if (read.isEmpty()) {
            RequestReader.answer(context, RequestReader.TOO_LARGE);
            return;
        }
        Taken taken = take(name, found.get(), read.get());
        InstalledPlatform platform = taken.platform();
        PluginThreads.Task<Received> task = taken.task();
        ScheduledFuture<?> alarm = timer.schedule(
                () -> {
                    task.future().completeExceptionally(new TimeoutException());
                    task.interrupt();
                },
                LONGEST_RECEIVE_MS,
                TimeUnit.MILLISECONDS);
        CompletableFuture<Void> done = task.future().thenCompose(this::stored).handle((response, thrown) -> {
            alarm.cancel(false);
            if (thrown == null) {
                RequestReader.answer(context, response);
            } else {
                refuse(context, platform, thrown);
            }
            return null;
        });
        context.future(() -> done);
    }

    /** A request and who reads it. */
    private record Taken(InstalledPlatform platform, PluginThreads.Task<Received> task) {}

    /** Gives a request to a platform, or where that was just unloaded, to the one that took its place. */
    private Taken take(String name, InstalledPlatform platform, WebRequest request) {
        PluginThreads.Task<Received> task =
                platform.plugin().threads().quick(() -> platform.platform().receive(request));
        if (task.isTooLate()) {
            Optional<InstalledPlatform> now = catalog.get().platform(name);
            if (now.isPresent() && !now.get().equals(platform)) {
                return take(name, now.get(), request);
            }
        }
        return new Taken(platform, task);
    }

    private CompletableFuture<WebResponse> stored(Received received) {
        if (received.inbounds().stream().anyMatch(StorableText::hasNul)) {
            return CompletableFuture.completedFuture(WebResponse.malformed("NUL characters cannot be stored."));
        }
        return inbox.accept(received.inbounds()).thenApply(stored -> received.response());
    }

    private void refuse(Context context, InstalledPlatform platform, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnverifiedRequestException unverified) {
                metrics.unverified(platform.platform().name(), unverified.kind());
                RequestReader.answer(context, new WebResponse(unverified.status(), "text/plain", reason(unverified)));
                return;
            }
            if (cause instanceof IntakeException
                    || cause instanceof PluginBusyException
                    || cause instanceof TimeoutException
                    || Outage.of(cause).isPresent()) {
                readiness.refused(cause);
                refused.tell(platform.platform().name(), String.valueOf(cause.getMessage()));
                context.status(503).header("Retry-After", "5").contentType("text/plain");
                context.result("The request cannot be stored right now. Send it again.");
                return;
            }
        }
        LOG.error("plugin {} could not read a request", platform.plugin().name(), thrown);
        RequestReader.answer(context, WebResponse.malformed("The request cannot be read."));
    }

    private static String reason(UnverifiedRequestException unverified) {
        String message = unverified.getMessage();
        return message == null ? "The request is not verified." : message;
    }
}
