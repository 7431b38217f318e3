package dev.shipmate.plugins.slack;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to Slack. It hands each whole frame to the loop of {@link SocketMode} and asks for the next only when the
 * loop is done with it, so a flood waits on the wire and not in memory.
 */
final class SocketLink implements WebSocket.Listener {

    private static final int LONGEST_FRAME = 4 * 1024 * 1024;
    private static final int TOO_BIG = 1009;

    private final Consumer<Event> loop;
    private final StringBuilder partial = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean isClosed;
    private volatile long heardAt = System.nanoTime();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    /** Something that happens to a link. */
    record Event(SocketLink link, Kind kind, String text, Duration pause) {

        enum Kind {
            /** The text is a whole frame. */
            FRAME,
            /** It has ended; the text says why, and the pause how long not to try again, at least. */
            CLOSED
        }
    }

    SocketLink(Consumer<Event> loop) {
        this.loop = loop;
    }

    /** Returns for how long nothing was heard, in nanoseconds. */
    long silence() {
        return System.nanoTime() - heardAt;
    }

    /** Asks for the next frame. */
    void next() {
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
    }

    /** Sends a frame after those before it. */
    synchronized void send(String frame) {
        WebSocket open = socket;
        if (open != null) {
            sending =
                    sending.handle((done, thrown) -> open.sendText(frame, true)).thenCompose(sent -> sent);
        }
    }

    /** Asks for a sign of life. */
    synchronized void ping() {
        WebSocket open = socket;
        if (open != null) {
            sending = sending.handle((done, thrown) -> open.sendPing(ByteBuffer.wrap(new byte[] {1})))
                    .thenCompose(sent -> sent);
        }
    }

    /** Ends it, also where it is only being opened. */
    void close() {
        isClosed = true;
        WebSocket open = socket;
        if (open != null) {
            var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(2, TimeUnit.SECONDS)
                    .whenComplete((done, thrown) -> open.abort());
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        heardAt = System.nanoTime();
        if (isClosed) {
            close();
            return;
        }
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
        heardAt = System.nanoTime();
        if (partial.length() + data.length() > LONGEST_FRAME) {
            var unused = from.sendClose(TOO_BIG, "");
            closed("a frame was larger than 4 MiB");
            return null;
        }
        partial.append(data);
        if (isLast) {
            String whole = partial.toString();
            partial.setLength(0);
            loop.accept(new Event(this, Event.Kind.FRAME, whole, Duration.ZERO));
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed("Slack closed it with status " + status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed("it broke: " + error.getClass().getSimpleName());
    }

    private void closed(String why) {
        loop.accept(new Event(this, Event.Kind.CLOSED, why, Duration.ZERO));
    }
}
