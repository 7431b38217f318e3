package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what it is told to, in order, and remembers what it was asked. The last answer stays. */
final class FakeNautobot implements AutoCloseable {

    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    /** What it was asked: method, target, and the token. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** The bodies of what it was asked. */
    final List<String> bodies = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** Answers one request. */
    interface Answer {
        void give(HttpExchange http) throws IOException;
    }

    FakeNautobot() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/nautobot/");
    }

    FakeNautobot says(Answer answer) {
        answers.add(answer);
        return this;
    }

    FakeNautobot says(int status, String body) {
        return says(status, Map.of(), body);
    }

    FakeNautobot says(int status, Map<String, String> headers, String body) {
        return says(http -> write(http, status, headers, body));
    }

    /** Answers as a real Nautobot of this version did, in this file. */
    FakeNautobot recorded(String version, String... names) {
        for (String name : names) {
            JsonObject response = exchange(version, name).getAsJsonObject("response");
            JsonElement body = response.get("body");
            String text = body.isJsonNull() ? "" : body.toString();
            JsonElement api = response.getAsJsonObject("headers").get("API-Version");
            says(
                    response.get("status").getAsInt(),
                    api == null ? Map.of() : Map.of("API-Version", api.getAsString()),
                    text);
        }
        return this;
    }

    static JsonObject exchange(String version, String name) {
        try {
            return JsonParser.parseString(
                            Files.readString(RECORDED.resolve(version).resolve(name + ".json")))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(HttpExchange http, int status, Map<String, String> headers, String body) throws IOException {
        headers.forEach((name, value) -> http.getResponseHeaders().set(name, value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            http.getResponseBody().write(bytes);
        }
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            asked.add(http.getRequestMethod() + " " + http.getRequestURI() + " "
                    + http.getRequestHeaders().getFirst("Authorization"));
            bodies.add(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer next = answers.size() > 1 ? answers.remove() : answers.peek();
            if (next == null) {
                throw new IllegalStateException("nothing to say");
            }
            next.give(http);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
