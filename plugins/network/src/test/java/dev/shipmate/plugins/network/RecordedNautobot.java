package dev.shipmate.plugins.network;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Answers over HTTP as a real Nautobot did. What is asked again is answered as it was then, in that order; what was never
 * asked is told as a fault of the test. With {@code -Dnautobot.record=SCRATCH} and the version it asks the living Nautobot of
 * {@code nautobot.sh} instead and keeps what it says.
 */
final class RecordedNautobot implements AutoCloseable {

    static final URI ADDRESS = URI.create("http://nautobot.test");

    private static final Path FOLDER = Path.of("src/test/resources/recorded");
    private static final Path CLIENTS = Path.of("../nautobot-client/src/test/resources/recorded");
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    final List<String> asked = new ArrayList<>();
    final Set<String> tokens = new TreeSet<>();

    private final Map<String, UnaryOperator<JsonObject>> edits = new LinkedHashMap<>();

    /** Whether a run is over as soon as it is asked about. */
    boolean isHurried = true;

    private final HttpServer server;
    private final Path file;
    private final Optional<JsonObject> living;
    private final String token;
    private final JsonArray exchanges;
    private final Map<String, Deque<JsonObject>> answers = new HashMap<>();

    /**
     * Starts one.
     *
     * @param version the folder of the recordings, such as {@code 3.2}
     * @param name the file of the recording, without its ending
     * @param token whose token asks, when it is recorded; empty if it never is
     */
    RecordedNautobot(String version, String name, String token) throws IOException {
        file = FOLDER.resolve(version).resolve(name + ".json");
        this.token = token;
        String scratch = System.getProperty("nautobot.record." + version);
        if (scratch == null || token.isEmpty()) {
            living = Optional.empty();
            exchanges = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
            exchanges.forEach(each -> answers.computeIfAbsent(
                            key(each.getAsJsonObject().getAsJsonObject("request")), key -> new ArrayDeque<>())
                    .add(each.getAsJsonObject().getAsJsonObject("response")));
        } else {
            living = Optional.of(JsonParser.parseString(Files.readString(Path.of(scratch, "tokens.json")))
                    .getAsJsonObject());
            exchanges = new JsonArray();
        }
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Changes an answer on its way, such as what a job takes; the recording holds it as it was. */
    RecordedNautobot edit(String address, UnaryOperator<JsonObject> change) {
        UnaryOperator<JsonObject> before = edits.getOrDefault(address, response -> response);
        edits.put(address, response -> change.apply(before.apply(response)));
        return this;
    }

    /** Answers with what the client's recordings hold, in place of what was said here. */
    RecordedNautobot instead(String address, String version, String recording) {
        return edit(address, response -> {
            try {
                JsonObject kept = JsonParser.parseString(
                                Files.readString(CLIENTS.resolve(version).resolve(recording + ".json")))
                        .getAsJsonObject();
                return kept.getAsJsonObject("response");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        if (living.isPresent()) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, GSON.toJson(exchanges) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        JsonObject request = new JsonObject();
        request.addProperty("method", exchange.getRequestMethod());
        request.addProperty("address", exchange.getRequestURI().toString());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        request.add("body", body.isEmpty() ? null : JsonParser.parseString(body));
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        JsonObject response = edited(request, living.isPresent() ? ask(request) : replay(request));
        byte[] bytes = text(response.get("body")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (response.has("version")) {
            exchange.getResponseHeaders()
                    .add("API-Version", response.get("version").getAsString());
        }
        exchange.sendResponseHeaders(response.get("status").getAsInt(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonObject edited(JsonObject request, JsonObject response) {
        String address = request.get("address").getAsString().replaceAll("\\?.*", "");
        return edits.entrySet().stream()
                .filter(edit -> address.matches(edit.getKey()))
                .findFirst()
                .map(edit -> edit.getValue().apply(response.deepCopy()))
                .orElse(response);
    }

    private JsonObject replay(JsonObject request) {
        Deque<JsonObject> left = answers.get(key(request));
        if (left == null) {
            JsonObject fault = new JsonObject();
            fault.addProperty("detail", "The recording does not hold " + key(request));
            JsonObject response = new JsonObject();
            response.addProperty("status", 418);
            response.add("body", fault);
            return response;
        }
        if (isHurried && request.get("address").getAsString().contains("/job-results/")) {
            return left.getLast();
        }
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    private JsonObject ask(JsonObject request) throws IOException {
        JsonObject scratch = living.orElseThrow();
        String base = scratch.get("base").getAsString();
        String sent = text(request.get("body"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(base + request.get("address").getAsString()))
                .header("Authorization", "Token " + scratch.get(token).getAsString())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        request.get("method").getAsString(),
                        sent.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(sent));
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(builder.build(), HttpResponse.BodyHandlers.ofString());
            JsonObject response = new JsonObject();
            response.addProperty("status", answer.statusCode());
            answer.headers().firstValue("API-Version").ifPresent(version -> response.addProperty("version", version));
            String said = answer.body().replace(base, ADDRESS.toString());
            response.add("body", said.isEmpty() ? null : JsonParser.parseString(said));
            JsonObject kept = new JsonObject();
            kept.add("request", request);
            kept.add("response", response);
            exchanges.add(kept);
            return response;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String key(JsonObject request) {
        return request.get("method").getAsString() + " "
                + request.get("address").getAsString() + " " + request.get("body");
    }

    private static String text(JsonElement body) {
        return body == null || body.isJsonNull() ? "" : body.toString();
    }
}
