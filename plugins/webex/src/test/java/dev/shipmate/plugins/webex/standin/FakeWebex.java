package dev.shipmate.plugins.webex.standin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
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
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webex's API over HTTP. It refuses what Webex refuses, calls the webhooks that are registered, fails on demand, and keeps
 * what was said.
 */
public final class FakeWebex implements AutoCloseable {

    /** The token of the bot. */
    public static final String TOKEN = "stand-in-bot-token";

    /** The bot. */
    public static final String BOT = "PERSON-BOT";

    private static final int LONGEST_TEXT = 7439;
    private static final int LARGEST_CARD = 22 * 1024;
    private static final int MOST_EDITS = 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(code -> {
        Thread thread = new Thread(code, "fake-webex");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch silence = new CountDownLatch(1);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, JsonObject> people = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> rooms = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> webhooks = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, JsonObject> written = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> presses = new ConcurrentHashMap<>();
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String fault = "";
    private volatile int faults;

    /**
     * A message of the bot, as it is now.
     *
     * @param fields what was sent, files as names
     */
    public record Said(String id, String room, JsonObject fields, int edits) {}

    /** Starts one. */
    public FakeWebex() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        person(BOT, "Ship Mate (bot+)", "shipmate@webex.bot", "ORG-OF-BOT").addProperty("type", "bot");
    }

    /** Returns the address for {@code webex_api_url}. */
    public String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
    }

    /** Adds somebody; the same ones for the same id. */
    public JsonObject person(String id, String name, String email, String organization) {
        return people.computeIfAbsent(id, fresh -> {
            JsonObject person = new JsonObject();
            person.addProperty("id", id);
            person.addProperty("displayName", name);
            person.addProperty("orgId", organization);
            person.addProperty("type", "person");
            JsonArray emails = new JsonArray();
            emails.add(email);
            person.add("emails", emails);
            return person;
        });
    }

    /** Adds a room. */
    public FakeWebex room(String id, String title, String type) {
        JsonObject room = new JsonObject();
        room.addProperty("id", id);
        room.addProperty("title", title);
        room.addProperty("type", type);
        rooms.put(id, room);
        return this;
    }

    /** Returns the room of somebody alone with the bot. */
    public static String direct(String person) {
        return "ROOM-OF-" + person;
    }

    /** Returns what the bot said, oldest first. */
    public List<Said> said() {
        return List.copyOf(said);
    }

    /** Returns the calls, such as {@code "POST messages"}, ids left out. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns the webhooks by id, to look at and to change. */
    public Map<String, JsonObject> webhooks() {
        return webhooks;
    }

    /** Adds a webhook that somebody else made. */
    public void webhook(String name, String resource, String target, String secret, String status) {
        JsonObject hook = new JsonObject();
        hook.addProperty("id", "HOOK" + numbers.incrementAndGet());
        hook.addProperty("name", name);
        hook.addProperty("resource", resource);
        hook.addProperty("event", "created");
        hook.addProperty("targetUrl", target);
        hook.addProperty("secret", secret);
        hook.addProperty("status", status);
        webhooks.put(hook.get("id").getAsString(), hook);
    }

    /** Lets the next calls that show something fail: {@code 429}, {@code 500}, {@code silent} or {@code closed}. */
    public synchronized void fails(String how, int times) {
        fault = how;
        faults = times;
    }

    /** Writes a message as a person and tells the webhook; returns the notification. */
    public Notification writes(String person, String room, String text, String html) {
        String id = "MSG" + numbers.incrementAndGet();
        JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("roomId", room);
        message.addProperty("roomType", rooms.get(room).get("type").getAsString());
        message.addProperty("text", text);
        if (!html.isEmpty()) {
            message.addProperty("html", html);
        }
        message.addProperty("personId", person);
        message.addProperty("personEmail", email(person));
        written.put(id, message);
        return notification("messages", id, person, room, "");
    }

    /** Presses a button of a card as a person; returns the notification. */
    public Notification presses(String person, Said card, JsonObject inputs) {
        String id = "ACT" + numbers.incrementAndGet();
        JsonObject press = new JsonObject();
        press.addProperty("id", id);
        press.addProperty("type", "submit");
        press.addProperty("messageId", card.id());
        press.add("inputs", inputs);
        press.addProperty("personId", person);
        press.addProperty("roomId", card.room());
        presses.put(id, press);
        return notification("attachmentActions", id, person, card.room(), card.id());
    }

    /** What Webex sends to a webhook. */
    public record Notification(String resource, String body) {

        /** Returns the signature with a secret. */
        public String signature(String secret) {
            return FakeWebex.signature("HmacSHA1", secret, body);
        }

        /** Returns the request to an address, signed with a secret. */
        public HttpRequest request(URI target, String secret) {
            return HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .header("X-Spark-Signature", signature(secret))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        }
    }

    /** Returns a signature in hexadecimal digits. */
    public static String signature(String algorithm, String secret, String body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Delivers a notification to the webhook that is registered for it. */
    public void deliver(Notification notification) {
        JsonObject hook = hook(notification.resource());
        HttpRequest request = notification.request(
                URI.create(hook.get("targetUrl").getAsString()),
                hook.get("secret").getAsString());
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 && answer.statusCode() != 204) {
                throw new AssertionError("a notification was answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Returns whether both webhooks are there and active. */
    public boolean isRegistered() {
        return List.of("messages", "attachmentActions").stream()
                .allMatch(
                        resource -> List.copyOf(webhooks.values()).stream().anyMatch(hook -> isActive(hook, resource)));
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private JsonObject hook(String resource) {
        return List.copyOf(webhooks.values()).stream()
                .filter(hook -> isActive(hook, resource))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no webhook for " + resource));
    }

    private static boolean isActive(JsonObject hook, String resource) {
        return hook.get("resource").getAsString().equals(resource)
                && hook.get("status").getAsString().equals("active");
    }

    private Notification notification(String resource, String id, String person, String room, String card) {
        JsonObject data = new JsonObject();
        data.addProperty("id", id);
        data.addProperty("roomId", room);
        data.addProperty("personId", person);
        data.addProperty("personEmail", email(person));
        data.addProperty("created", Instant.now().toString());
        if (!card.isEmpty()) {
            data.addProperty("type", "submit");
            data.addProperty("messageId", card);
        }
        JsonObject body = new JsonObject();
        body.addProperty("id", "HOOK");
        body.addProperty("resource", resource);
        body.addProperty("event", "created");
        body.addProperty("orgId", "ORG-OF-BOT");
        body.addProperty("createdBy", BOT);
        body.addProperty("actorId", person);
        body.add("data", data);
        return new Notification(resource, body.toString());
    }

    private String email(String person) {
        return people.get(person).getAsJsonArray("emails").get(0).getAsString();
    }

    private record Reply(int status, JsonElement body) {

        static Reply refused(int status, String message) {
            JsonObject body = new JsonObject();
            body.addProperty("message", message);
            body.addProperty("trackingId", "ROUTER_stand-in");
            return new Reply(status, body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!path.startsWith("/v1/")) {
                answer(exchange, Reply.refused(404, "nothing is here"));
                return;
            }
            String[] parts = path.substring("/v1/".length()).split("/");
            calls.add(exchange.getRequestMethod() + " " + parts[0]);
            boolean isShown =
                    parts[0].equals("messages") && !exchange.getRequestMethod().equals("GET");
            if (isShown && strikes(exchange)) {
                return;
            }
            boolean isKnown =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, isKnown ? reply(exchange, parts, body) : Reply.refused(401, "The token is not good."));
        }
    }

    private Reply reply(HttpExchange exchange, String[] parts, byte[] body) {
        String method = exchange.getRequestMethod();
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String id = parts.length > 1 ? parts[parts.length - 1] : "";
        return switch (method + " " + parts[0]) {
            case "GET people" -> people(id, query);
            case "GET rooms" -> id.isEmpty() ? list(rooms.values()) : one(rooms.get(id));
            case "GET messages" -> one(written.get(id));
            case "GET attachment" -> one(presses.get(id));
            case "POST messages" -> post(exchange, body);
            case "PUT messages" -> edit(id, json(body));
            case "DELETE messages" -> {
                boolean isThere = said.removeIf(each -> each.id().equals(id));
                yield isThere ? new Reply(204, new JsonObject()) : Reply.refused(404, "There is no such message.");
            }
            case "GET webhooks" -> list(List.copyOf(webhooks.values()));
            case "POST webhooks" -> {
                JsonObject hook = json(body);
                hook.addProperty("id", "HOOK" + numbers.incrementAndGet());
                hook.addProperty("status", "active");
                webhooks.put(hook.get("id").getAsString(), hook);
                yield new Reply(200, hook);
            }
            case "PUT webhooks" -> {
                JsonObject hook = webhooks.get(id);
                json(body).entrySet().forEach(change -> hook.add(change.getKey(), change.getValue()));
                yield new Reply(200, hook);
            }
            case "DELETE webhooks" -> {
                webhooks.remove(id);
                yield new Reply(204, new JsonObject());
            }
            default -> Reply.refused(405, "not here");
        };
    }

    private Reply people(String id, String query) {
        if (id.equals("me")) {
            return one(people.get(BOT));
        }
        if (!id.isEmpty()) {
            return one(people.get(id));
        }
        Map<String, String> fields = fields(query);
        if (!fields.containsKey("email") && !fields.containsKey("displayName")) {
            return Reply.refused(400, "Email, displayName, or id list should be specified.");
        }
        return list(people.values().stream()
                .filter(person -> fields.containsKey("email")
                        ? person.getAsJsonArray("emails").get(0).getAsString().equalsIgnoreCase(fields.get("email"))
                        : person.get("displayName")
                                .getAsString()
                                .toLowerCase(Locale.ROOT)
                                .startsWith(fields.get("displayName").toLowerCase(Locale.ROOT)))
                .toList());
    }

    private Reply post(HttpExchange exchange, byte[] body) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        JsonObject fields = type.startsWith("multipart/") ? multipart(type, body) : json(body);
        String room =
                fields.has("toPersonId") ? direct(fields.get("toPersonId").getAsString()) : text(fields, "roomId");
        String problem = problem(fields);
        if (!rooms.containsKey(room)) {
            return Reply.refused(404, "Could not find a room with provided ID.");
        }
        if (!problem.isEmpty()) {
            return Reply.refused(400, problem);
        }
        String id = "SAID" + numbers.incrementAndGet();
        said.add(new Said(id, room, fields, 0));
        JsonObject answer = new JsonObject();
        answer.addProperty("id", id);
        answer.addProperty("roomId", room);
        return new Reply(200, answer);
    }

    private Reply edit(String id, JsonObject fields) {
        for (int i = 0; i < said.size(); i++) {
            Said old = said.get(i);
            if (old.id().equals(id)) {
                if (old.fields().has("files") || old.fields().has("attachments") || old.edits() >= MOST_EDITS) {
                    return Reply.refused(400, "Unable to edit this message.");
                }
                String problem = problem(fields);
                if (!problem.isEmpty()) {
                    return Reply.refused(400, problem);
                }
                JsonObject now = old.fields().deepCopy();
                now.add("markdown", fields.get("markdown"));
                said.set(i, new Said(id, old.room(), now, old.edits() + 1));
                return new Reply(200, now);
            }
        }
        return Reply.refused(404, "There is no such message.");
    }

    private static String problem(JsonObject fields) {
        for (String text : List.of("text", "markdown")) {
            if (text(fields, text).getBytes(UTF_8).length > LONGEST_TEXT) {
                return "Message length limited to be less than 7439 characters.";
            }
        }
        boolean hasCard = fields.has("attachments");
        if (hasCard
                && (fields.has("files") || fields.getAsJsonArray("attachments").size() > 1)) {
            return "Only one card, and no files beside it.";
        }
        if (hasCard) {
            JsonObject card = fields.getAsJsonArray("attachments")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("content");
            boolean isFit = Double.parseDouble(card.get("version").getAsString()) <= 1.3
                    && card.toString().getBytes(UTF_8).length <= LARGEST_CARD
                    && !card.toString().contains("\"Table\"")
                    && (!card.has("actions") || card.getAsJsonArray("actions").size() <= 5);
            return !isFit
                    ? "Unable to retrieve content."
                    : text(fields, "markdown").isBlank() ? "Text is missing." : "";
        }
        boolean hasSome = fields.has("files")
                || !text(fields, "markdown").isBlank()
                || !text(fields, "text").isBlank();
        return hasSome ? "" : "Unable to post message without text.";
    }

    private static JsonObject multipart(String type, byte[] body) {
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        JsonObject fields = new JsonObject();
        for (String part : new String(body, ISO_8859_1).split(Pattern.quote(boundary))) {
            int head = part.indexOf("\r\n\r\n");
            if (head > 0) {
                String headers = new String(part.substring(0, head).getBytes(ISO_8859_1), UTF_8);
                if (headers.contains("filename=")) {
                    JsonArray files = new JsonArray();
                    files.add(headers.replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1"));
                    fields.add("files", files);
                } else {
                    String value = part.substring(head + 4, part.length() - 2);
                    fields.addProperty(name(headers), new String(value.getBytes(ISO_8859_1), UTF_8));
                }
            }
        }
        return fields;
    }

    private static String name(String headers) {
        return headers.replaceAll("(?s).*form-data; name=\"([^\"]*)\".*", "$1");
    }

    private boolean strikes(HttpExchange exchange) throws IOException {
        String how;
        synchronized (this) {
            if (faults == 0) {
                return false;
            }
            faults--;
            how = fault;
        }
        switch (how) {
            case "429" -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, Reply.refused(429, "slow down"));
            }
            case "500" -> answer(exchange, Reply.refused(500, "broken"));
            case "silent" -> pause();
            default -> exchange.close();
        }
        return true;
    }

    private void pause() {
        try {
            silence.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply one(JsonObject thing) {
        return thing == null ? Reply.refused(404, "There is no such thing.") : new Reply(200, thing);
    }

    private static Reply list(Iterable<JsonObject> things) {
        JsonArray items = new JsonArray();
        things.forEach(items::add);
        JsonObject body = new JsonObject();
        body.add("items", items);
        return new Reply(200, body);
    }

    private static JsonObject json(byte[] body) {
        return JsonParser.parseString(new String(body, UTF_8)).getAsJsonObject();
    }

    private static String text(JsonObject fields, String name) {
        return fields.has(name) ? fields.get(name).getAsString() : "";
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), reply.status() == 204 ? -1 : body.length);
        if (reply.status() != 204) {
            exchange.getResponseBody().write(body);
        }
    }
}
