package dev.shipmate.plugins.weather;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Open-Meteo's two services on loopback: answers from recordings, and as strict about the query as the real ones, with
 * their words. It can be told to misbehave.
 */
final class FakeOpenMeteo implements AutoCloseable {

    private static final Set<String> SEARCH = Set.of("name", "count", "language", "format", "countryCode", "apikey");
    private static final Set<String> FORECAST = Set.of(
            "latitude",
            "longitude",
            "current",
            "daily",
            "hourly",
            "timezone",
            "forecast_days",
            "forecast_hours",
            "temperature_unit",
            "wind_speed_unit",
            "precipitation_unit");
    private static final Set<String> UNITS = Set.of("celsius", "kmh", "mm");

    final List<String> requests = new CopyOnWriteArrayList<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile HttpHandler handler = this::answer;

    FakeOpenMeteo() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void answersWith(int status, String body) {
        handler = exchange -> send(exchange, status, body);
    }

    /** Says nothing, or no more than this beginning of a longer body, until the test is over. */
    void stallsAfter(String beginning) {
        handler = exchange -> {
            if (!beginning.isEmpty()) {
                exchange.sendResponseHeaders(200, 100_000);
                exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Sends on and on until the client hangs up. */
    void neverStops() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                while (closed.getCount() > 0) {
                    body.write(blanks);
                }
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String path = exchange.getRequestURI().getPath();
        boolean isSearch = path.equals("/v1/search");
        if (!isSearch && !path.equals("/v1/forecast")) {
            send(exchange, 404, "{\"error\":true,\"reason\":\"Not Found\"}");
            return;
        }
        String problem = isSearch ? searchProblem(query) : forecastProblem(query);
        if (problem.isEmpty()) {
            send(exchange, 200, isSearch ? found(query) : forecast(query));
        } else {
            send(exchange, 400, JSON.std.asString(Map.of("error", true, "reason", problem)));
        }
    }

    private static String searchProblem(Map<String, String> query) {
        if (!SEARCH.containsAll(query.keySet())) {
            return "Unknown parameter in " + query.keySet();
        }
        if (!query.containsKey("name")) {
            return "Value required for key 'name'.";
        }
        int count = Integer.parseInt(query.getOrDefault("count", "10"));
        return count < 1 || count > 100 ? "Parameter count must be between 1 and 100." : "";
    }

    private static String forecastProblem(Map<String, String> query) throws IOException {
        if (!FORECAST.containsAll(query.keySet())) {
            return "Unknown parameter in " + query.keySet();
        }
        double latitude = Double.parseDouble(query.getOrDefault("latitude", "NaN"));
        if (!(Math.abs(latitude) <= 90)) {
            return "Latitude must be in range of -90 to 90°. Given: " + latitude + ".";
        }
        double longitude = Double.parseDouble(query.getOrDefault("longitude", "NaN"));
        if (!(Math.abs(longitude) <= 180)) {
            return "Longitude must be in range of -180 to 180°. Given: " + longitude + ".";
        }
        int days = Integer.parseInt(query.getOrDefault("forecast_days", "7"));
        if (days < 0 || days > 16) {
            return "Forecast days is invalid. Allowed range 0 to 16. Given " + days + ".";
        }
        if (query.containsKey("daily") && !query.containsKey("timezone")) {
            return "Timezone is required";
        }
        for (String unit : List.of("temperature_unit", "wind_speed_unit", "precipitation_unit")) {
            if (query.containsKey(unit) && !UNITS.contains(query.get(unit))) {
                return "Data corrupted at path '" + unit + "'.";
            }
        }
        for (String kind : List.of("current", "daily", "hourly")) {
            Map<?, ?> known = (Map<?, ?>) recording("forecast.json").get(kind);
            for (String variable : query.getOrDefault(kind, "time").split(",")) {
                if (!known.containsKey(variable)) {
                    return "Data corrupted at path ''. Cannot initialize variable from invalid String value " + variable
                            + ".";
                }
            }
        }
        return "";
    }

    private static String found(Map<String, String> query) throws IOException {
        String file = "search-" + query.get("name").toLowerCase(Locale.ROOT).replace(' ', '-') + ".json";
        try (InputStream recording = FakeOpenMeteo.class.getResourceAsStream(file)) {
            return recording == null
                    ? "{\"generationtime_ms\":0.2360344}"
                    : new String(recording.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String forecast(Map<String, String> query) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>(recording("forecast.json"));
        int days = Integer.parseInt(query.getOrDefault("forecast_days", "7"));
        for (String kind : List.of("current", "daily", "hourly")) {
            if (!query.containsKey(kind)) {
                answer.remove(kind);
                answer.remove(kind + "_units");
            }
        }
        if (answer.get("daily") instanceof Map<?, ?> daily) {
            List<String> wanted =
                    new ArrayList<>(Arrays.asList(query.get("daily").split(",")));
            wanted.add("time");
            Map<String, Object> shown = new LinkedHashMap<>();
            wanted.forEach(variable -> shown.put(variable, ((List<?>) daily.get(variable)).subList(0, days)));
            answer.put("daily", shown);
        }
        return JSON.std.asString(answer);
    }

    private static Map<String, Object> recording(String file) throws IOException {
        try (InputStream recording = FakeOpenMeteo.class.getResourceAsStream(file)) {
            return JSON.std.mapFrom(recording);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            if (query.put(pair.substring(0, equals), value) != null) {
                throw new AssertionError("twice in the query: " + pair);
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
