package dev.shipmate.plugins.slack.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for Slack's Web API, response addresses and uploads, over HTTP. It refuses what Slack refuses, fails on
 * demand, and remembers every call. Point {@code slack_api_url} to {@link #api()}.
 *
 * <p>{@link SlackByHand} starts one for a person.
 */
public final class FakeSlack implements AutoCloseable {

    /** The token it takes. */
    public static final String TOKEN = "xoxb-1-stand-in";

    /** These understand no JSON. */
    private static final Set<String> READING = Set.of(
            "conversations.list",
            "conversations.info",
            "users.list",
            "users.info",
            "users.lookupByEmail",
            "team.info",
            "files.getUploadURLExternal");

    private static final List<String> NESTED = List.of("blocks", "view", "files");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Workspace workspace;
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();
    private final WebApi webApi;
    private volatile FakeSockets sockets;

    private FakeSlack(HttpServer server, Clock clock) {
        this.server = server;
        this.workspace = new Workspace(clock);
        this.webApi = new WebApi(workspace, base() + "/upload/");
        this.threads = Executors.newCachedThreadPool(code -> {
            Thread thread = new Thread(code, "fake-slack");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one on a free port. */
    public static FakeSlack start() {
        return start(0, Clock.systemUTC());
    }

    /** Starts one; the clock ends triggers and response addresses. */
    public static FakeSlack start(int port, Clock clock) {
        try {
            return new FakeSlack(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the app connect to these in Socket Mode. */
    public FakeSlack sockets(FakeSockets taken) {
        sockets = taken;
        return this;
    }

    /** Returns the address for {@code slack_api_url}. */
    public URI api() {
        return URI.create(base() + "/api/");
    }

    /** Returns what it was asked to do. */
    public Calls calls() {
        return calls;
    }

    /** Returns what shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Adds a channel in which the bot and these users are. Channels that were not added are not found. */
    public FakeSlack channel(String id, String... users) {
        Set<String> members = new HashSet<>(Arrays.asList(users));
        members.add(Workspace.BOT);
        workspace.channel(id, members);
        return this;
    }

    /** Adds a channel in which the bot is not. */
    public FakeSlack channelWithoutBot(String id, String... users) {
        workspace.channel(id, new HashSet<>(Arrays.asList(users)));
        return this;
    }

    /** Adds a channel that can be found by its name. */
    public FakeSlack room(String id, String name) {
        workspace.directory().channel(id, name);
        return channel(id);
    }

    /** Adds a user that can be found by their name and e-mail address, to some channels. */
    public FakeSlack user(String id, String name, String email, Set<String> channels) {
        workspace.directory().user(id, name, email);
        channels.forEach(channel -> workspace.join(channel, id));
        return this;
    }

    /** Returns the channel of the direct messages of a user and the bot. */
    public String direct(String user) {
        return workspace.direct(user);
    }

    /** Returns what stands on screens. */
    public Board board() {
        return workspace.board();
    }

    /** Archives a channel. */
    public void archive(String channel) {
        workspace.archive(channel);
    }

    /** Returns a trigger of nobody in particular, good for three seconds and one form. */
    public String newTrigger() {
        return newTrigger("");
    }

    /** Returns a trigger of a user, good for three seconds and one form. */
    public String newTrigger(String user) {
        return workspace.newTrigger(user);
    }

    /** Returns a response address, good for half an hour and five messages that nobody sees. */
    public String newResponseUrl() {
        return newResponseUrl("", "", "");
    }

    /**
     * Returns a response address, good for half an hour and five messages.
     *
     * @param original the message that can be replaced through it; empty for none
     */
    public String newResponseUrl(String channel, String user, String original) {
        return base() + "/response/" + workspace.newUrl(new Workspace.Place(channel, user, original));
    }

    /** Shows what a slash command was answered with at once, if Slack would. */
    void answered(String channel, String user, JsonObject answer) {
        if (!WebApi.badContent(answer).isEmpty()) {
            throw new AssertionError("Slack would not show the answer " + answer);
        }
        respond(new Workspace.Place(channel, user, ""), answer, false);
    }

    void closeForm(String id) {
        workspace.board().remove(id);
    }

    void changeForm(String id, JsonObject view) {
        if (!BlockKitRules.ofView(view).isEmpty()) {
            throw new AssertionError("Slack would not show the form " + view);
        }
        workspace.board().change(id, view);
    }

    String newTs() {
        return workspace.nextTs();
    }

    @Override
    public void close() {
        faults.releaseAll();
        server.stop(0);
        threads.shutdownNow();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/api/")) {
                String method = path.substring("/api/".length());
                boolean isLost = READING.contains(method) && isJson(exchange);
                method(exchange, method, isLost ? new JsonObject() : arguments(exchange, body));
            } else if (path.startsWith("/response/")) {
                response(exchange, path.substring("/response/".length()), arguments(exchange, body));
            } else if (path.startsWith("/upload/")) {
                upload(exchange, path.substring("/upload/".length()), body);
            } else {
                answer(exchange, 404, "there is nothing here");
            }
        }
    }

    private void method(HttpExchange exchange, String method, JsonObject arguments) throws IOException {
        if (faults.strikes(method, exchange)) {
            calls.add(new Call(method, arguments, "fault"));
            return;
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        FakeSockets open = sockets;
        JsonObject answer = open != null && method.equals("apps.connections.open")
                ? open.open(authorization)
                : authorization == null
                        ? WebApi.refusal("not_authed")
                        : authorization.equals("Bearer " + TOKEN)
                                ? webApi.answer(method, arguments)
                                : WebApi.refusal("invalid_auth");
        String error = WebApi.text(answer, "error");
        calls.add(new Call(method, arguments, error.isEmpty() ? "ok" : error));
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        answer(exchange, 200, answer.toString());
    }

    private void response(HttpExchange exchange, String id, JsonObject arguments) throws IOException {
        if (faults.strikes("response_url", exchange)) {
            calls.add(new Call("response_url", arguments, "fault"));
            return;
        }
        String error = workspace.useUrl(id);
        boolean deletes = WebApi.text(arguments, "delete_original").equals("true");
        if (error.isEmpty() && !deletes && !WebApi.badContent(arguments).isEmpty()) {
            error = "invalid_payload";
        }
        if (error.isEmpty()) {
            respond(workspace.placeOf(id), arguments, deletes);
        }
        calls.add(new Call("response_url", arguments, error.isEmpty() ? "ok" : error));
        int status = error.isEmpty() ? 200 : error.equals("invalid_payload") ? 400 : 404;
        answer(exchange, status, error.isEmpty() ? "ok" : error);
    }

    private void respond(Workspace.Place place, JsonObject arguments, boolean deletes) {
        if (deletes) {
            workspace.board().remove(place.original());
        } else if (WebApi.text(arguments, "replace_original").equals("true")
                && !place.original().isEmpty()) {
            workspace.board().change(place.original(), WebApi.shown(arguments));
        } else if (!place.channel().isEmpty()) {
            boolean isForAll = WebApi.text(arguments, "response_type").equals("in_channel");
            String reader = isForAll ? "" : place.user();
            workspace.post(place.channel(), reader, WebApi.text(arguments, "thread_ts"), WebApi.shown(arguments));
        }
    }

    private void upload(HttpExchange exchange, String file, byte[] body) throws IOException {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("content", new String(body, UTF_8));
        if (faults.strikes("upload", exchange)) {
            calls.add(new Call("upload", arguments, "fault"));
            return;
        }
        boolean isTaken = workspace.upload(file, body.length);
        calls.add(new Call("upload", arguments, isTaken ? "ok" : "wrong length or file"));
        answer(exchange, isTaken ? 200 : 400, isTaken ? "OK - " + body.length : "no");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isJson(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                .startsWith("application/json");
    }

    private static JsonObject arguments(HttpExchange exchange, byte[] body) {
        String text = new String(body, UTF_8);
        if (isJson(exchange)) {
            return JsonParser.parseString(text).getAsJsonObject();
        }
        String query = exchange.getRequestURI().getRawQuery();
        JsonObject arguments = new JsonObject();
        for (String pair : (text + "&" + query).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
                if (NESTED.contains(name)) {
                    arguments.add(name, parsed(value));
                } else {
                    arguments.addProperty(name, value);
                }
            }
        }
        return arguments;
    }

    private static JsonElement parsed(String json) {
        try {
            return JsonParser.parseString(json);
        } catch (JsonParseException e) {
            return new JsonPrimitive(json);
        }
    }
}
