package dev.shipmate.plugins.msteams.standin;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The connector, the login and the keys, over HTTP. It refuses what they refuse, fails on demand, and keeps what was said.
 */
public final class FakeTeams implements AutoCloseable {

    /** The bot. */
    public static final String APP_ID = "11111111-2222-3333-4444-555555555555";

    /** Its secret. */
    public static final String PASSWORD = "stand-in-password";

    /** The tenant in which all of this is. */
    public static final String TENANT = "99999999-0000-0000-0000-000000000001";

    /** The team. */
    public static final String TEAM = "19:general@thread.tacv2";

    private static final int LARGEST_MESSAGE = 100 * 1024;
    private static final int LARGEST_CARD = 28 * 1024;
    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(code -> {
        Thread thread = new Thread(code, "fake-teams");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch silence = new CountDownLatch(1);
    private final SigningKey key = new SigningKey();
    private final Map<String, String> channels = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> members = new ConcurrentHashMap<>();
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile String token = "connector-token-0";
    private volatile String fault = "";
    private volatile int faults;

    /** A message, as it is now. */
    public record Said(String id, String conversation, JsonObject activity) {}

    /** Starts one. */
    public FakeTeams() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        channels.put(TEAM, "");
    }

    /** Returns where it listens, without a path. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the service address that activities name. */
    public String service() {
        return base() + "/emea/";
    }

    /** Returns the key with which the connector signs. */
    public SigningKey key() {
        return key;
    }

    /** Adds a channel to the team. */
    public FakeTeams channel(String id, String name) {
        channels.put(id, name);
        return this;
    }

    /** Adds somebody to the team. */
    public FakeTeams member(String id, String name, String email) {
        JsonObject member = new JsonObject();
        member.addProperty("id", id);
        member.addProperty("name", name);
        member.addProperty("email", email);
        member.addProperty("userPrincipalName", email);
        member.addProperty("tenantId", TENANT);
        members.put(id, member);
        return this;
    }

    /** Returns the name of somebody. */
    public String nameOf(String id) {
        return members.get(id).get("name").getAsString();
    }

    /** Returns what the bot said, oldest first. */
    public List<Said> said() {
        return List.copyOf(said);
    }

    /** Returns the calls, such as {@code "POST /v3/conversations"}, ids left out. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns what was uploaded under a name. */
    public byte[] uploaded(String name) {
        return uploads.get(name);
    }

    /** Lets the next calls that show something fail: {@code 429}, {@code 500}, {@code silent} or {@code closed}. */
    public synchronized void fails(String how, int times) {
        fault = how;
        faults = times;
    }

    /** Lets the token of the bot be refused from now on; the next one is good. */
    public void revokeToken() {
        token = "connector-token-" + numbers.incrementAndGet();
    }

    /** Returns an id that was not used yet. */
    public String newId() {
        return String.valueOf(1_700_000_000_000L + numbers.incrementAndGet());
    }

    /** Returns the conversation of somebody alone with the bot. */
    public static String personal(String user) {
        return "a:" + user.replace(":", "_");
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/emea/v3/")) {
                connector(exchange, path.substring("/emea".length()), body);
            } else if (path.equals("/openid")) {
                calls.add("GET openid");
                answer(
                        exchange,
                        200,
                        "{\"issuer\":\"https://api.botframework.com\",\"jwks_uri\":\"" + base() + "/keys\"}");
            } else if (path.equals("/keys")) {
                calls.add("GET keys");
                answer(exchange, 200, key.set());
            } else if (path.endsWith("/oauth2/v2.0/token")) {
                login(exchange, new String(body, UTF_8));
            } else if (path.startsWith("/upload/")) {
                uploads.put(path.substring("/upload/".length()), body);
                answer(exchange, exchange.getRequestHeaders().containsKey("Authorization") ? 400 : 201, "{}");
            } else {
                answer(exchange, 404, "{}");
            }
        }
    }

    private void login(HttpExchange exchange, String form) throws IOException {
        calls.add("POST token");
        boolean isRight = form.contains("client_id=" + APP_ID)
                && form.contains("client_secret=" + PASSWORD)
                && form.contains("grant_type=client_credentials")
                && form.contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default");
        answer(
                exchange,
                isRight ? 200 : 401,
                isRight
                        ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + token + "\"}"
                        : "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret\"}");
    }

    private void connector(HttpExchange exchange, String path, byte[] body) throws IOException {
        List<String> parts = Arrays.stream(path.substring(1).split("/"))
                .map(part -> URLDecoder.decode(part, UTF_8))
                .toList();
        calls.add(exchange.getRequestMethod() + " " + String.join("/", kinds(parts)));
        boolean isShown = path.contains("/activities");
        if (isShown && strikes(exchange)) {
            return;
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"no\"}}");
            return;
        }
        JsonObject json = body.length == 0
                ? new JsonObject()
                : JsonParser.parseString(new String(body, UTF_8)).getAsJsonObject();
        Reply reply = reply(exchange, parts, json, body.length);
        answer(exchange, reply.status(), reply.body());
    }

    private record Reply(int status, String body) {

        static Reply refused(int status, String code) {
            return new Reply(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"refused\"}}");
        }
    }

    private Reply reply(HttpExchange exchange, List<String> parts, JsonObject json, int size) {
        String method = exchange.getRequestMethod();
        if (parts.get(1).equals("teams")) {
            return team(parts);
        }
        if (parts.size() == 2) {
            String user = json.getAsJsonArray("members")
                    .get(0)
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
            return members.containsKey(user)
                    ? new Reply(201, "{\"id\":\"" + personal(user) + "\"}")
                    : Reply.refused(403, "BotNotInConversationRoster");
        }
        String conversation = parts.get(2);
        if (parts.get(3).equals("pagedmembers")) {
            JsonArray all = new JsonArray();
            members.values().forEach(all::add);
            JsonObject answer = new JsonObject();
            answer.add("members", all);
            return new Reply(200, answer.toString());
        }
        if (!isKnown(conversation)) {
            return Reply.refused(404, "ConversationNotFound");
        }
        if (size > LARGEST_MESSAGE && !json.toString().contains("data:image/")) {
            return Reply.refused(413, "MessageSizeTooBig");
        }
        return switch (method) {
            case "POST" -> post(conversation, json);
            case "PUT" -> put(conversation, parts.get(4), json);
            case "DELETE" -> {
                said.removeIf(each -> each.id().equals(parts.get(4)));
                yield new Reply(200, "{}");
            }
            default -> Reply.refused(405, "MethodNotAllowed");
        };
    }

    private Reply team(List<String> parts) {
        if (!parts.get(2).equals(TEAM)) {
            return Reply.refused(404, "TeamNotFound");
        }
        JsonObject answer = new JsonObject();
        if (parts.size() == 3) {
            answer.addProperty("id", TEAM);
            answer.addProperty("name", "Network Team");
        } else {
            JsonArray all = new JsonArray();
            channels.forEach((id, name) -> {
                JsonObject channel = new JsonObject();
                channel.addProperty("id", id);
                if (!name.isEmpty()) {
                    channel.addProperty("name", name);
                }
                all.add(channel);
            });
            answer.add("conversations", all);
        }
        return new Reply(200, answer.toString());
    }

    private Reply post(String conversation, JsonObject activity) {
        String problem = problem(conversation, activity);
        if (!problem.isEmpty()) {
            return Reply.refused(400, problem);
        }
        String id = newId();
        if (!activity.get("type").getAsString().equals("typing")) {
            said.add(new Said(id, conversation, activity));
        }
        return new Reply(201, "{\"id\":\"" + id + "\"}");
    }

    private Reply put(String conversation, String id, JsonObject activity) {
        String problem = problem(conversation, activity);
        if (!problem.isEmpty()) {
            return Reply.refused(400, problem);
        }
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).id().equals(id)) {
                said.set(i, new Said(id, conversation, activity));
                return new Reply(200, "{\"id\":\"" + id + "\"}");
            }
        }
        return Reply.refused(404, "ActivityNotFoundInConversation");
    }

    /** What the connector or the clients would not take. */
    private static String problem(String conversation, JsonObject activity) {
        if (!activity.has("type") || !activity.has("from") || !activity.has("conversation")) {
            return "BadSyntax";
        }
        JsonElement attachments = activity.get("attachments");
        for (JsonElement each : attachments == null ? new JsonArray() : attachments.getAsJsonArray()) {
            JsonObject attachment = each.getAsJsonObject();
            String type = attachment.get("contentType").getAsString();
            if (type.equals(CARD)) {
                JsonObject card = attachment.getAsJsonObject("content");
                if (card.toString().getBytes(UTF_8).length > LARGEST_CARD
                        || !"AdaptiveCard".equals(card.get("type").getAsString())
                        || Double.parseDouble(card.get("version").getAsString()) > 1.5) {
                    return "BadCard";
                }
            } else if (type.endsWith(".file.consent") && !conversation.startsWith("a:")) {
                return "FileConsentNotAllowed";
            }
        }
        return "";
    }

    private boolean isKnown(String conversation) {
        String channel = conversation.split(";", 2)[0];
        return channels.containsKey(channel)
                || members.keySet().stream().anyMatch(user -> personal(user).equals(conversation));
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
                answer(exchange, 429, "{\"error\":{\"code\":\"Throttled\"}}");
            }
            case "500" -> answer(exchange, 500, "{}");
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

    private static List<String> kinds(List<String> parts) {
        return IntStream.range(0, parts.size())
                .filter(index -> index % 2 == 1 || index == 0)
                .mapToObj(parts::get)
                .toList();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Returns an address to upload to. */
    public URI upload(String name) {
        return URI.create(base() + "/upload/" + name);
    }
}
