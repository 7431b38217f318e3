package dev.shipmate.core.web;

import dev.shipmate.core.database.Outage;
import dev.shipmate.core.tls.TlsConnector;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. What it serves is mounted by those who serve it. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 24;
    private static final long LONGEST_STOP_MS = 10_000;
    private static final long LONGEST_IDLE_MS = 200;

    private final Javalin javalin;
    private final CountDownLatch mayServe = new CountDownLatch(1);
    private final CompletableFuture<Integer> started = new CompletableFuture<>();
    private boolean isPrepared;

    /** Makes one that serves what the parts mount, without TLS. */
    public WebServer(String host, int port, List<Consumer<JavalinConfig>> parts) {
        this(host, port, Optional.empty(), parts);
    }

    /** Makes one that serves what the parts mount; over TLS alone, where there is a certificate. */
    public WebServer(String host, int port, Optional<TlsConnector> tls, List<Consumer<JavalinConfig>> parts) {
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
            config.jetty.modifyHttpConfiguration(WebServer::modest);
            config.jetty.modifyServer(server -> {
                // without it a stop answers what is under way with 500, which no platform sends again
                server.setStopTimeout(LONGEST_STOP_MS);
                server.setHandler(new GracefulHandler());
            });
            config.jetty.addConnector((server, http) -> {
                Connector connector = tls.map(secure -> secure.connector(server, http, host, port))
                        .orElseGet(() -> plain(server, http, host, port));
                connector.addEventListener(new Holding());
                return connector;
            });
            // A file that is sent to a page is kept in memory, and so bounded.
            config.jetty.multipartConfig.maxFileSize(2, SizeUnit.MB);
            config.jetty.multipartConfig.maxInMemoryFileSize(2, SizeUnit.MB);
            config.jetty.multipartConfig.maxTotalRequestSize(4, SizeUnit.MB);
            // Each answer is copied through one of that size: 32 KB of garbage for an acknowledgement by default.
            config.http.responseBufferSize = 2 * 1024;
            config.router.ignoreTrailingSlashes = true;
            config.routes.exception(ServletException.class, (thrown, context) -> {
                LOG.info("a request for {} could not be read: {}", context.path(), thrown.getMessage());
                context.status(400)
                        .contentType("text/plain")
                        .result("The request cannot be read: it is malformed, or a file is larger than 2 MB.");
            });
            config.routes.exception(Exception.class, (thrown, context) -> {
                Optional<Outage> outage = Outage.of(thrown);
                if (outage.isPresent()) {
                    answer(context, outage.get());
                } else {
                    LOG.error("a request for {} failed", context.path(), thrown);
                    context.status(500)
                            .contentType("text/plain")
                            .result("Something went wrong. The log has the details.");
                }
            });
            parts.forEach(part -> part.accept(config));
        });
    }

    /** Returns why nobody can listen there now, if so: before a start has done anything that others see. */
    public static Optional<String> obstacle(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Connector plain(Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    /** What is last to start is the connector: until it may serve, who connects waits. */
    private final class Holding implements LifeCycle.Listener {
        @Override
        public void lifeCycleStarting(LifeCycle connector) {
            try {
                mayServe.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the start was interrupted", e);
            }
        }
    }

    /** Begins to start, which takes a while, and returns at once; nobody is served before {@link #start}. To be called once, if at all. */
    public void prepare() {
        isPrepared = true;
        Thread thread = new Thread(
                () -> {
                    try {
                        started.complete(javalin.start().port());
                    } catch (Throwable e) {
                        // it is thrown by whoever wants it to serve
                        started.completeExceptionally(e);
                    }
                },
                "web-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to serve and returns the port, which matters where 0 was asked for. */
    public int start() {
        if (!isPrepared) {
            prepare();
        }
        mayServe.countDown();
        try {
            return started.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("cannot serve HTTP: " + cause.getMessage(), cause);
        }
    }

    /** Stops serving; requests under way are answered. */
    @Override
    public void close() {
        mayServe.countDown();
        if (isPrepared) {
            // a server that is starting cannot be stopped
            started.handle((port, failure) -> port).join();
        }
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector open) {
                // connections that are kept open and ask nothing: a second for each would be the default
                open.setShutdownIdleTimeout(LONGEST_IDLE_MS);
            }
        }
        javalin.stop();
    }

    private static void answer(Context context, Outage outage) {
        LOG.warn("a request for {} was not answered: {}", context.path(), outage.reason());
        context.status(503).header("Retry-After", "5").header("Cache-Control", "no-store");
        if (context.path().startsWith("/api/")) {
            context.json(Map.of("detail", outage.sentence()));
        } else {
            context.contentType("text/plain").result(outage.sentence());
        }
    }

    private static void modest(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(16 * 1024);
        // it would take 22 KB of each connection, and a flood has many
        http.setHeaderCacheSize(0);
    }
}
