package dev.shipmate.core.web;

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
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where chat platforms call: {@code /api/plugins/chatops/NAME/…}. Verify, store, acknowledge; the work comes after. No
 * request thread waits for a plugin or for the disk.
 */
public final class ChatEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ChatEndpoint.class);
    private static final String ROOT = "/api/plugins/chatops/{platform}";
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int MOST_DISCARDED = 8 * LARGEST_BODY;
    private static final long LONGEST_RECEIVE_MS = 2_500;

    private final Supplier<Catalog> catalog;
    private final DurableInbox inbox;
    private final Metrics metrics;
    private final ScheduledExecutorService timer;

    public ChatEndpoint(
            Supplier<Catalog> catalog, DurableInbox inbox, Metrics metrics, ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.inbox = inbox;
        this.metrics = metrics;
        this.timer = timer;
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
        Optional<InstalledPlatform> found = catalog.get().platform(context.pathParam("platform"));
        if (found.isEmpty()) {
            answer(context, WebResponse.notFound());
            return;
        }
        byte[] body = body(context);
        if (body == null) {
            answer(context, new WebResponse(413, "text/plain", "The body is larger than 1 MiB."));
            return;
        }
        InstalledPlatform platform = found.get();
        WebRequest request = new WebRequest(
                context.method().name(), stripped(rest), orEmpty(context.queryString()), headers(context), body);
        PluginThreads.Task<Received> task =
                platform.plugin().threads().quick(() -> platform.platform().receive(request));
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
                answer(context, response);
            } else {
                refuse(context, platform, thrown);
            }
            return null;
        });
        context.future(() -> done);
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
                answer(context, new WebResponse(unverified.status(), "text/plain", reason(unverified)));
                return;
            }
            if (cause instanceof IntakeException
                    || cause instanceof PluginBusyException
                    || cause instanceof TimeoutException) {
                LOG.warn(
                        "a request for {} was not taken: {}",
                        platform.platform().name(),
                        cause.getMessage());
                context.status(503).header("Retry-After", "5").contentType("text/plain");
                context.result("The request cannot be stored right now. Send it again.");
                return;
            }
        }
        LOG.error("plugin {} could not read a request", platform.plugin().name(), thrown);
        answer(context, WebResponse.malformed("The request cannot be read."));
    }

    private static void answer(Context context, WebResponse response) {
        context.status(response.status());
        if (!response.contentType().isEmpty()) {
            context.contentType(response.contentType());
        }
        context.result(response.body());
    }

    private static String reason(UnverifiedRequestException unverified) {
        String message = unverified.getMessage();
        return message == null ? "The request is not verified." : message;
    }

    /**
     * Reads the body; null if it is too large. A sender that still writes when the connection is closed does not get to
     * read the answer, so some of what is too much is read and thrown away.
     */
    private static byte @Nullable [] body(Context context) throws IOException {
        InputStream in = context.req().getInputStream();
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            return body;
        }
        byte[] discarded = new byte[8192];
        int left = MOST_DISCARDED;
        for (int read = 0; left > 0 && read >= 0; left -= read) {
            read = in.read(discarded, 0, Math.min(discarded.length, left));
        }
        return null;
    }

    private static Map<String, List<String>> headers(Context context) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.put(name, Collections.list(context.req().getHeaders(name)));
        }
        return headers;
    }

    private static String stripped(String path) {
        String from = path.startsWith("/") ? path.substring(1) : path;
        return from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
