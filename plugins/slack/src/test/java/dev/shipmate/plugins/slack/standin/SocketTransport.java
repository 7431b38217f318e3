package dev.shipmate.plugins.slack.standin;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The way over the connections of Socket Mode, once the host holds some. */
final class SocketTransport implements SlackTransport {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeSockets sockets;

    SocketTransport(FakeSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public JsonObject deliver(SignedRequest request) {
        await().atMost(PATIENCE).until(() -> sockets.open() > 0);
        try {
            JsonObject acknowledgement = sockets.deliver(request).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return acknowledgement.has("payload") ? acknowledgement.getAsJsonObject("payload") : new JsonObject();
        } catch (Exception e) {
            throw new AssertionError("nothing was acknowledged", e);
        }
    }

    @Override
    public void repeat(SignedRequest request) {
        deliver(request);
    }
}
