package dev.shipmate.plugins.mattermost;

import static dev.shipmate.plugins.mattermost.MattermostJson.textOrEmpty;

import com.google.gson.JsonObject;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Listens on Mattermost's web socket for as long as it lasts. What is said while there is none is not heard. */
final class Connection {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    private final HttpClient http;
    private final MattermostAddresses addresses;
    private final String token;
    private final BotAccount bot;
    private final Health health;
    private final Duration quiet;

    /**
     * Makes one.
     *
     * @param quiet after this long without a sign of life a ping is sent, after thrice as long the connection is given up
     */
    Connection(
            HttpClient http,
            MattermostAddresses addresses,
            String token,
            BotAccount bot,
            Health health,
            Duration quiet) {
        this.http = http;
        this.addresses = addresses;
        this.token = token;
        this.bot = bot;
        this.health = health;
        this.quiet = quiet;
    }

    /** Opens it, and returns or throws when it has ended. */
    void hold(Inbox inbox) throws InterruptedException {
        try {
            MattermostEvents events = new MattermostEvents(bot.ask());
            Frames frames = new Frames();
            WebSocket socket = open(frames);
            try {
                listen(socket, frames, events, inbox);
            } finally {
                socket.abort();
            }
        } catch (MattermostRefusal e) {
            throw lost(String.valueOf(e.getMessage()));
        } catch (LostConnection e) {
            throw lost("the connection to Mattermost was lost: " + e.getMessage());
        } catch (PlatformException e) {
            health.connectionLost(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private PlatformException lost(String why) {
        health.connectionLost(why + "; mentions and direct messages are not heard until it is back");
        return PlatformException.passing(why, null);
    }

    private WebSocket open(Frames frames) throws InterruptedException, LostConnection {
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(OPENING)
                    .buildAsync(addresses.webSocket(), frames)
                    .get(OPENING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LostConnection("it cannot be opened");
        }
    }

    private void listen(WebSocket socket, Frames frames, MattermostEvents events, Inbox inbox)
            throws InterruptedException, LostConnection {
        JsonObject data = new JsonObject();
        data.addProperty("token", token);
        JsonObject challenge = new JsonObject();
        challenge.addProperty("seq", 1);
        challenge.addProperty("action", "authentication_challenge");
        challenge.add("data", data);
        socket.sendText(challenge.toString(), true);
        while (!Thread.currentThread().isInterrupted()) {
            Optional<String> text = frames.next(socket, quiet);
            if (text.isPresent()) {
                hear(text.get(), events, inbox);
            } else if (frames.silence().compareTo(quiet.multipliedBy(3)) > 0) {
                throw new LostConnection(
                        "nothing was heard for " + frames.silence().toSeconds() + " seconds");
            } else {
                socket.sendPing(ByteBuffer.allocate(0));
            }
        }
        throw new InterruptedException();
    }

    private void hear(String text, MattermostEvents events, Inbox inbox) throws InterruptedException, LostConnection {
        try {
            JsonObject frame = MattermostJson.parse(text);
            String status = textOrEmpty(frame, "status");
            if (status.equals("FAIL")) {
                throw new LostConnection("Mattermost refuses the token or the request");
            }
            if (status.equals("OK") || textOrEmpty(frame, "event").equals("hello")) {
                health.connected();
            }
            Optional<Inbound> inbound = events.read(frame);
            if (inbound.isPresent()) {
                store(inbound.get(), inbox);
            }
        } catch (MalformedPayloadException e) {
            LOG.log(Level.DEBUG, "an event was not understood: {0}", e.getMessage());
        }
    }

    /** Mattermost sends nothing again, so there is no later. */
    private static void store(Inbound inbound, Inbox inbox) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                inbox.accept(inbound);
                return;
            } catch (PlatformException e) {
                if (attempt == ATTEMPTS) {
                    LOG.log(Level.WARNING, "a message to the bot was lost: {0}", e.getMessage());
                    return;
                }
                Thread.sleep(200L << attempt);
            }
        }
    }
}
