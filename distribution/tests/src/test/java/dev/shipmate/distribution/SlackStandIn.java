package dev.shipmate.distribution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Takes what the host sends to Slack's Web API and to response addresses, and keeps it. */
final class SlackStandIn implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;

    /** One call: the method's name and its arguments. */
    record Call(String method, Map<String, String> arguments) {

        String text() {
            return arguments.getOrDefault("text", "");
        }

        String channel() {
            return arguments.getOrDefault("channel", "");
        }

        /** Whether it shows that a command is at work, or takes that away: on a busy machine any may take longer than two seconds. */
        private boolean isSignOfLife() {
            return text().startsWith("Working on ") || method.equals("chat.delete");
        }
    }

    SlackStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    /** What {@code slack_api_url} is set to. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    /** Answers with this status from now on; what is not answered with 200 is not kept. */
    void answersWith(int status) {
        this.status = status;
    }

    /** Returns all but the signs of life. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    void forget() {
        calls.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        Call call = new Call(path.substring(path.lastIndexOf('/') + 1), form(body));
        if (!call.isSignOfLife()) {
            calls.add(call);
        }
        byte[] answer =
                "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000100\",\"message_ts\":\"1700000000.000200\",\"view\":{\"id\":\"V1\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
