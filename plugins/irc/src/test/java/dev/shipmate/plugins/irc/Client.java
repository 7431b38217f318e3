package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody with a client of IRC of the plainest kind. */
final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final String nick;
    private final Socket socket;
    private int seen;

    /** Connects as soon as the server is there, and enters a channel. */
    Client(int port, String nick, String channel) {
        this.nick = nick;
        this.socket = await().atMost(PATIENCE)
                .ignoreException(IOException.class)
                .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), Socket::isConnected);
        Thread reader = new Thread(this::read, "irc-client");
        reader.setDaemon(true);
        reader.start();
        sends("NICK " + nick);
        sends("USER " + nick + " 0 * :" + nick);
        hears(" 376 ", " 422 ");
        sends("JOIN " + channel);
        hears(" 366 ");
    }

    /** Sends a line of the protocol. */
    void sends(String line) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void says(String target, String text) {
        sends("PRIVMSG " + target + " :" + text);
    }

    /** Waits for the next line that has one of these in it, and returns it; what comes before is passed over. */
    String hears(String... parts) {
        try {
            int[] found = {-1};
            await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> {
                for (int at = seen; at < lines.size(); at++) {
                    for (String part : parts) {
                        if (lines.get(at).contains(part)) {
                            found[0] = at;
                            return true;
                        }
                    }
                }
                return false;
            });
            seen = found[0] + 1;
            return lines.get(found[0]);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    nick + " waits for " + List.of(parts) + " and heard " + lines.subList(seen, lines.size()), e);
        }
    }

    /** Returns all that was heard. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("PING")) {
                    sends("PONG" + line.substring(4));
                }
                lines.add(line);
            }
        } catch (IOException e) {
            // closed
        }
    }
}
