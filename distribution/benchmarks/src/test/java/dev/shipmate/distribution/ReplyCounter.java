package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Slack at the least cost: takes every call on one thread, says that it went well, and notes which command
 * of the run that is counted it replies to.
 */
final class ReplyCounter implements AutoCloseable {

    private static final byte[] MARK = SignedCommands.MARK.getBytes(StandardCharsets.US_ASCII);
    private static final String OK =
            "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000100\",\"message_ts\":\"1700000000.000200\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + OK.length() + "\r\n\r\n" + OK)
            .getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Thread thread = new Thread(this::run, "stand-in");
    private volatile @Nullable Tally counted;
    private volatile boolean isClosed;

    /** Starts it on this port of the loopback; 0 for any. */
    ReplyCounter(int port) {
        try {
            selector = Selector.open();
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress("127.0.0.1", port), 512);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be listened on", e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns what {@code slack_api_url} is set to. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.socket().getLocalPort() + "/api/");
    }

    /** Counts the replies to this run from now on. */
    void count(Tally tally) {
        counted = tally;
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            selector.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                selector.select(this::ready);
            }
        } catch (IOException | ClosedSelectorException e) {
            if (!isClosed) {
                throw new IllegalStateException("the stand-in for Slack broke down", e);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel connection = server.accept();
                connection.configureBlocking(false);
                connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
                connection.register(selector, SelectionKey.OP_READ, new HttpFrames());
            } else if (key.attachment() instanceof HttpFrames frames
                    && key.channel() instanceof SocketChannel connection) {
                read(connection, frames);
            }
        } catch (IOException e) {
            // a host that was killed
            key.cancel();
        }
    }

    private void read(SocketChannel connection, HttpFrames frames) throws IOException {
        int count = connection.read(frames.room());
        if (count < 0) {
            connection.close();
            return;
        }
        frames.arrived(count);
        while (frames.isWhole()) {
            note(frames);
            frames.drop();
            ByteBuffer answer = ByteBuffer.wrap(ANSWER);
            while (answer.hasRemaining()) {
                connection.write(answer);
            }
        }
    }

    private void note(HttpFrames frames) {
        Tally tally = counted;
        int at = frames.find(MARK);
        if (tally == null || at < 0) {
            return;
        }
        int runAt = at + MARK.length;
        if (frames.number(runAt, SignedCommands.RUN_DIGITS) == tally.run()) {
            long number = frames.number(runAt + SignedCommands.RUN_DIGITS, SignedCommands.NUMBER_DIGITS);
            tally.replied((int) number, System.nanoTime());
        }
    }
}
