package dev.shipmate.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service on loopback that gives the answers it was told to. What it was not told about it answers with 503, as a
 * service in trouble does, unless {@link #otherwise} says something else.
 */
public final class ScriptedService implements AutoCloseable {

    private final Map<String, Scripted> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int otherwise = 503;

    /** What is answered, if anything. */
    private record Scripted(int status, String body, boolean isSilent) {}

    /** Starts one on a free port. */
    public ScriptedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Returns its address, which ends with a slash. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Begins to say what is answered to a path with its query, such as {@code /cities?country=no}. */
    public Asked on(String pathAndQuery) {
        return new Asked(pathAndQuery);
    }

    /** Answers what it was not told about with this status. */
    public void otherwise(int status) {
        otherwise = status;
    }

    /** Returns what it was asked so far, as {@code GET /cities?country=no}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** A request that is to be answered. */
    public final class Asked {

        private final String pathAndQuery;

        private Asked(String pathAndQuery) {
            this.pathAndQuery = pathAndQuery;
        }

        /** Answers 200 with this body. */
        public void returns(String body) {
            returns(200, body);
        }

        /** Answers with this status and body. */
        public void returns(int status, String body) {
            answers.put(pathAndQuery, new Scripted(status, body, false));
        }

        /** Takes the request and answers nothing until the service is closed. */
        public void stalls() {
            answers.put(pathAndQuery, new Scripted(0, "", true));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().toString();
            requests.add(exchange.getRequestMethod() + " " + asked);
            exchange.getRequestBody().readAllBytes();
            Scripted answer =
                    answers.getOrDefault(asked, new Scripted(otherwise, "{\"error\": \"not in the script\"}", false));
            if (answer.isSilent()) {
                closed.await();
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
