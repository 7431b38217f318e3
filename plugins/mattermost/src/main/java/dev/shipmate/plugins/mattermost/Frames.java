package dev.shipmate.plugins.mattermost;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands the texts of a web socket to the thread that waits for them, one after the other. */
final class Frames implements WebSocket.Listener {

    /** Posts have at most 64 KiB; an event has little more. */
    private static final int LONGEST = 1024 * 1024;

    /**
     * What came.
     *
     * @param text null where the connection ended
     */
    private record Frame(@Nullable String text, String end) {}

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final AtomicLong heard = new AtomicLong(System.nanoTime());
    private boolean isTooLong;

    /** Waits for a text; empty if none came in time. */
    Optional<String> next(WebSocket socket, Duration longest) throws InterruptedException, LostConnection {
        Frame frame = frames.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            return Optional.empty();
        }
        String received = frame.text();
        if (received == null) {
            throw new LostConnection(frame.end());
        }
        socket.request(1);
        return Optional.of(received);
    }

    /** Returns how long nothing was heard, pings included. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard.get());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
        heard.set(System.nanoTime());
        isTooLong |= text.length() + data.length() > LONGEST;
        if (!isTooLong) {
            text.append(data);
        }
        if (isLast && !isTooLong) {
            // the next one is asked for when this one was taken
            frames.add(new Frame(text.toString(), ""));
        } else {
            socket.request(1);
        }
        if (isLast) {
            text.setLength(0);
            isTooLong = false;
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean isLast) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard.set(System.nanoTime());
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heard.set(System.nanoTime());
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        frames.add(new Frame(null, "Mattermost closed it with " + status));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        frames.add(new Frame(null, error.getClass().getSimpleName()));
    }
}
