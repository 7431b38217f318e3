package dev.shipmate.plugins.mattermost.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.testkit.Fault;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.UploadedFile;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stand-in for a Mattermost server, over HTTP and a web socket. It refuses what Mattermost refuses, fails on demand, and
 * remembers every call. Point {@code mattermost_url} to {@link #address()}.
 */
public final class FakeMattermost implements AutoCloseable {

    /** The token that it takes. */
    public static final String TOKEN = "bottoken00000000000000stnd";

    private final Javalin javalin;
    private final Server server;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<WsContext> listeners = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private FakeMattermost(Clock clock, Duration triggerLife) {
        this.server = new Server(clock, triggerLife);
        this.javalin = Javalin.create(this::mount).start("127.0.0.1", 0);
    }

    /** Starts one whose triggers live as long as those of older servers. */
    public static FakeMattermost start() {
        return new FakeMattermost(Clock.systemUTC(), Duration.ofSeconds(3));
    }

    /** Returns the address for {@code mattermost_url}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    /** Returns the calls, such as {@code POST /api/v4/posts 201}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Lets the next calls that would show something fail. */
    public void fails(Fault fault, int times) {
        synchronized (faults) {
            for (int i = 0; i < times; i++) {
                faults.add(fault);
            }
        }
    }

    /** Says whether the bot may post for one user alone. */
    public FakeMattermost whispers(boolean may) {
        server.whispers(may);
        return this;
    }

    Server server() {
        return server;
    }

    /** Sends an event to whoever listens; waits a while for one. */
    void tell(JsonObject event) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (listeners.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        if (listeners.isEmpty()) {
            throw new AssertionError("nobody listens on the web socket");
        }
        listeners.forEach(listener -> listener.send(event.toString()));
    }

    @Override
    public void close() {
        closing.countDown();
        javalin.stop();
    }

    private void mount(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.routes.after(context -> calls.add(
                context.method() + " " + context.path() + " " + context.status().getCode()));
        config.routes.exception(Refused.class, (refused, context) -> {
            JsonObject error = new JsonObject();
            error.addProperty("id", refused.getMessage());
            error.addProperty("message", "no");
            error.addProperty("status_code", refused.status());
            context.status(refused.status()).contentType("application/json").result(error.toString());
        });
        config.routes.get(
                "/api/v4/users/me", known(context -> context.result(party(Server.BOT, "username", "shipmate"))));
        config.routes.get(
                "/api/v4/users/me/teams",
                known(context -> context.result("[" + party(Server.TEAM, "name", "example") + "]")));
        config.routes.get("/api/v4/users/username/{name}", known(context -> user(context, context.pathParam("name"))));
        config.routes.get(
                "/api/v4/users/email/{email}",
                known(context -> user(context, context.pathParam("email").replace("@example.org", ""))));
        config.routes.get("/api/v4/teams/name/{team}", known(context -> {
            if (!context.pathParam("team").equals("example")) {
                throw new Refused(404, "app.team.get_by_name.missing.app_error");
            }
            context.result(party(Server.TEAM, "name", "example"));
        }));
        config.routes.get("/api/v4/teams/{team}/channels/name/{name}", known(this::channel));
        config.routes.get("/api/v4/teams/name/{team}/channels/name/{name}", known(this::channel));
        config.routes.post("/api/v4/posts", known(shows(context -> {
            Said said = server.post(body(context));
            context.status(201).result(party(said.id(), "channel_id", said.channel()));
        })));
        config.routes.post("/api/v4/posts/ephemeral", known(shows(context -> {
            Said said = server.whisper(body(context));
            context.status(201).result(party(said.id(), "channel_id", said.channel()));
        })));
        config.routes.put("/api/v4/posts/{id}/patch", known(shows(context -> {
            server.patch(context.pathParam("id"), body(context));
            context.result("{}");
        })));
        config.routes.delete("/api/v4/posts/{id}", known(context -> {
            server.delete(context.pathParam("id"));
            context.result("{\"status\":\"OK\"}");
        }));
        config.routes.post("/api/v4/users/me/typing", known(context -> context.result("{\"status\":\"OK\"}")));
        config.routes.post("/api/v4/channels/direct", known(context -> {
            JsonArray both = JsonParser.parseString(context.body()).getAsJsonArray();
            String channel = server.direct(both.get(1).getAsString());
            context.status(201).result(party(channel, "type", "D"));
        }));
        config.routes.post("/api/v4/files", known(shows(this::upload)));
        config.routes.post("/api/v4/actions/dialogs/open", known(shows(context -> {
            server.open(body(context));
            context.result("{\"status\":\"OK\"}");
        })));
        config.routes.post("/hooks/commands/{id}", shows(context -> {
            if (context.header("Authorization") != null) {
                throw new AssertionError("the token went to a response address");
            }
            server.respond(context.pathParam("id"), body(context));
            context.result("ok");
        }));
        config.routes.ws("/api/v4/websocket", ws -> {
            ws.onConnect(context -> context.session.setIdleTimeout(Duration.ofMinutes(5)));
            ws.onMessage(context -> challenged(
                    context, JsonParser.parseString(context.message()).getAsJsonObject()));
            ws.onClose(listeners::remove);
        });
    }

    private void challenged(WsContext context, JsonObject frame) {
        boolean isRight = Texts.of(frame, "action").equals("authentication_challenge")
                && Texts.of(frame.getAsJsonObject("data"), "token").equals(TOKEN);
        if (!isRight) {
            context.send("{\"status\":\"FAIL\",\"seq_reply\":1,\"error\":{\"id\":\"api.web_socket_router.bad_auth\"}}");
            context.closeSession();
            return;
        }
        context.send("{\"status\":\"OK\",\"seq_reply\":1}");
        context.send("{\"event\":\"hello\",\"data\":{},\"broadcast\":{},\"seq\":0}");
        listeners.add(context);
    }

    private void upload(Context context) {
        UploadedFile file = context.uploadedFile("files");
        if (file == null) {
            throw new Refused(400, "api.file.upload_file.no_file.app_error");
        }
        String id = server.upload(String.valueOf(context.formParam("channel_id")), file.filename());
        context.status(201).result("{\"file_infos\":[" + party(id, "name", file.filename()) + "],\"client_ids\":[]}");
    }

    private void user(Context context, String name) {
        String id = server.users.get(name);
        if (id == null) {
            throw new Refused(404, "app.user.missing_account.const");
        }
        context.result(party(id, "username", name));
    }

    private void channel(Context context) {
        String name = context.pathParam("name");
        Map.Entry<String, String> found = server.channels.entrySet().stream()
                .filter(channel -> channel.getValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "app.channel.get_by_name.missing.app_error"));
        context.result(party(found.getKey(), "name", name));
    }

    private static Handler known(Handler handler) {
        return context -> {
            if (!("Bearer " + TOKEN).equals(context.header("Authorization"))) {
                throw new Refused(401, "api.context.session_expired.app_error");
            }
            context.contentType("application/json");
            handler.handle(context);
        };
    }

    private Handler shows(Handler handler) {
        return context -> {
            Fault fault;
            synchronized (faults) {
                fault = faults.poll();
            }
            if (fault == null) {
                handler.handle(context);
                return;
            }
            switch (fault) {
                case RATE_LIMITED ->
                    context.status(429)
                            .contentType("text/plain")
                            .header("X-Ratelimit-Reset", "1")
                            .result("limit exceeded");
                case BROKEN -> context.status(500).contentType("text/plain").result("out of order");
                case SILENT -> {
                    closing.await(30, TimeUnit.SECONDS);
                    breakOff(context);
                }
                case CLOSED -> breakOff(context);
            }
        };
    }

    /** Promises more than it says. */
    private static void breakOff(Context context) throws IOException {
        context.res().setContentLength(1000);
        context.res().getOutputStream().write('{');
        context.res().flushBuffer();
        throw new IOException("the connection is closed on purpose");
    }

    private static JsonObject body(Context context) {
        return JsonParser.parseString(context.body()).getAsJsonObject();
    }

    private static String party(String id, String name, String value) {
        JsonObject party = new JsonObject();
        party.addProperty("id", id);
        party.addProperty(name, value);
        return party.toString();
    }
}
