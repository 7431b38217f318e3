package dev.shipmate.plugins.slack.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The side of Socket Mode that is Slack's: tickets that are good for one connection, envelopes over one connection each,
 * acknowledgements.
 */
public final class FakeSockets implements AutoCloseable {

    /** The app-level token it takes. */
    public static final String APP_TOKEN = "xapp-1-stand-in";

    private final Javalin server;
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<WsContext> links = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private volatile String refusal = "";
    private volatile boolean greets = true;

    /** Starts one. */
    public FakeSockets() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.ws("/link", ws -> {
                ws.onConnect(context -> {
                    if (!tickets.remove(String.valueOf(context.queryParam("ticket")))) {
                        context.closeSession(1008, "the ticket is not good");
                        return;
                    }
                    context.session.setIdleTimeout(Duration.ofMinutes(5));
                    opened.incrementAndGet();
                    links.add(context);
                    if (greets) {
                        context.send(
                                "{\"type\":\"hello\",\"num_connections\":" + links.size()
                                        + ",\"connection_info\":{\"app_id\":\"A0001\"},\"debug_info\":{\"host\":\"stand-in\"}}");
                    }
                });
                ws.onMessage(context -> acknowledged(context.message()));
                ws.onClose(links::remove);
            });
        });
        server.start("127.0.0.1", 0);
    }

    /** Answers {@code apps.connections.open}. */
    JsonObject open(String authorization) {
        JsonObject answer = new JsonObject();
        String error =
                !refusal.isEmpty() ? refusal : !("Bearer " + APP_TOKEN).equals(authorization) ? "invalid_auth" : "";
        answer.addProperty("ok", error.isEmpty());
        if (error.isEmpty()) {
            String ticket = UUID.randomUUID().toString();
            tickets.add(ticket);
            answer.addProperty("url", "ws://127.0.0.1:" + server.port() + "/link?ticket=" + ticket + "&app_id=A0001");
        } else {
            answer.addProperty("error", error);
        }
        return answer;
    }

    /** Lets {@code apps.connections.open} be refused from now on; an empty text lets it be taken again. */
    public void refuses(String error) {
        refusal = error;
    }

    /** Says whether a new connection is greeted, without which it is none. */
    public void greets(boolean does) {
        greets = does;
    }

    /** Returns how many connections are open. */
    public int open() {
        return links.size();
    }

    /** Returns how many connections were ever made. */
    public int opened() {
        return opened.get();
    }

    /** Delivers over one of the connections what would be a request, and returns the acknowledgement when it comes. */
    public CompletableFuture<JsonObject> deliver(SignedRequest request) {
        return deliver(UUID.randomUUID().toString(), request);
    }

    /** Delivers with an envelope id of one's own. */
    public CompletableFuture<JsonObject> deliver(String id, SignedRequest request) {
        CompletableFuture<JsonObject> acknowledgement = awaited.computeIfAbsent(id, fresh -> new CompletableFuture<>());
        JsonObject envelope = new JsonObject();
        envelope.addProperty("envelope_id", id);
        envelope.addProperty(
                "type",
                switch (request.path()) {
                    case "slash_command" -> "slash_commands";
                    case "interaction" -> "interactive";
                    default -> "events_api";
                });
        envelope.add("payload", payload(request));
        envelope.addProperty("accepts_response_payload", !request.path().equals("event"));
        send(envelope.toString());
        return acknowledgement;
    }

    /** Sends a frame over one of the connections, in turn. */
    public void send(String frame) {
        List<WsContext> now = List.copyOf(links);
        if (now.isEmpty()) {
            throw new AssertionError("there is no connection to send over");
        }
        now.get(Math.floorMod(next.getAndIncrement(), now.size())).send(frame);
    }

    /** Tells all connections that they are to end. */
    public void disconnects(String reason) {
        links.forEach(link ->
                link.send("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"debug_info\":{\"host\":\"x\"}}"));
    }

    /** Cuts all connections. */
    public void drops() {
        links.forEach(link -> link.closeSession(1011, "gone"));
    }

    @Override
    public void close() {
        server.stop();
    }

    private void acknowledged(String text) {
        JsonObject frame = JsonParser.parseString(text).getAsJsonObject();
        CompletableFuture<JsonObject> waiting =
                awaited.get(frame.get("envelope_id").getAsString());
        if (waiting == null) {
            throw new AssertionError("nothing was delivered as " + text);
        }
        waiting.complete(frame);
    }

    private static JsonObject payload(SignedRequest request) {
        String body = new String(request.body(), UTF_8);
        if (request.path().equals("event")) {
            return JsonParser.parseString(body).getAsJsonObject();
        }
        JsonObject form = new JsonObject();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            form.addProperty(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return request.path().equals("interaction")
                ? JsonParser.parseString(form.get("payload").getAsString()).getAsJsonObject()
                : form;
    }
}
