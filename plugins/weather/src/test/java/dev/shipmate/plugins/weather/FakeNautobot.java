package dev.shipmate.plugins.weather;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Nautobot's locations on loopback: those that a real one answered, and further ones like them. */
final class FakeNautobot implements AutoCloseable {

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();

    private final List<JsonObject> locations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;

    FakeNautobot(String version) throws IOException {
        Path file = Path.of("../nautobot-client/src/test/resources/recorded", version, "locations.json");
        JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonObject("response")
                .getAsJsonObject("body")
                .getAsJsonArray("results")
                .forEach(location -> locations.add(location.getAsJsonObject()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answersWith(int refusal) {
        status = refusal;
    }

    /** Adds a location like the recorded ones; empty for what it does not have. */
    String add(String name, String parent, String latitude, String longitude, String address) {
        JsonObject location = locations.get(0).deepCopy();
        String id = String.format("00000000-0000-4000-8000-%012d", locations.size());
        location.addProperty("id", id);
        location.addProperty("name", name);
        location.addProperty("display", name);
        location.add("parent", parent.isEmpty() ? JsonNull.INSTANCE : related(parent));
        location.add("latitude", text(latitude));
        location.add("longitude", text(longitude));
        location.addProperty("physical_address", address);
        locations.add(location);
        return id;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JsonElement text(String value) {
        return value.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    private JsonObject related(String id) {
        JsonObject related = new JsonObject();
        related.addProperty("id", id);
        locations.stream()
                .filter(location -> location.get("id").getAsString().equals(id))
                .forEach(location -> related.add("name", location.get("name")));
        return related;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String path = exchange.getRequestURI().getPath();
            if (status != 200) {
                send(exchange, status, "<html>trouble</html>");
            } else if (path.equals("/api/dcim/locations/")) {
                send(exchange, 200, list(exchange.getRequestURI().getRawQuery()));
            } else {
                String id = path.replaceAll(".*/locations/|/$", "");
                List<JsonObject> found = locations.stream()
                        .filter(location -> location.get("id").getAsString().equals(id))
                        .toList();
                send(
                        exchange,
                        found.isEmpty() ? 404 : 200,
                        found.isEmpty()
                                ? "{\"detail\": \"Not found.\"}"
                                : found.get(0).toString());
            }
        }
    }

    private String list(String query) {
        List<String> names = new ArrayList<>();
        int limit = 50;
        int offset = 0;
        for (String pair : query.split("&")) {
            String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
            switch (pair.substring(0, pair.indexOf('='))) {
                case "name__ie" -> names.add(value);
                case "limit" -> limit = Integer.parseInt(value);
                case "offset" -> offset = Integer.parseInt(value);
                case "depth", "exclude_m2m" -> {}
                default -> throw new AssertionError("unknown filter " + pair);
            }
        }
        JsonArray results = new JsonArray();
        List<JsonObject> found = locations.stream()
                .filter(location -> names.isEmpty()
                        || names.stream().anyMatch(location.get("name").getAsString()::equalsIgnoreCase))
                .toList();
        found.stream().skip(offset).limit(limit).forEach(results::add);
        JsonObject page = new JsonObject();
        page.addProperty("count", found.size());
        page.add("next", JsonNull.INSTANCE);
        page.add("previous", JsonNull.INSTANCE);
        page.add("results", results);
        return page.toString();
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("API-Version", "3.2");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
