package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.admin.SignedIn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One open page. Written to by one thread at a time.
 *
 * <p>A page that is new gets the end of the conversation without event ids, then {@code ready} with one; so if it
 * breaks off in between, the browser asks for all of it again.
 */
final class EventStream {

    private static final int HISTORY = 200;
    private static final int BATCH = 100;

    private final ConsoleMessages messages;
    private final SignedIn signedIn;
    private final Seat seat;
    private final OutputStream output;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final AtomicInteger wishes = new AtomicInteger();
    private boolean isNew;
    private long revision;

    EventStream(ConsoleMessages messages, SignedIn signedIn, long revision, OutputStream output) {
        this.messages = messages;
        this.signedIn = signedIn;
        this.seat = Seat.atPage(signedIn.account().name());
        this.revision = revision;
        this.isNew = revision == 0;
        this.output = output;
    }

    SignedIn signedIn() {
        return signedIn;
    }

    /** Completes when the stream has ended, for whatever reason. */
    CompletableFuture<@Nullable Void> end() {
        return end;
    }

    void close() {
        end.complete(null);
    }

    /** Notes that there may be something new; true where nobody is at it, and the caller is to {@link #drain}. */
    boolean wish() {
        return wishes.getAndIncrement() == 0;
    }

    /** Writes what is new until there is no more wish. */
    void drain() {
        int seen;
        do {
            seen = wishes.get();
            if (!end.isDone()) {
                write();
            }
        } while (wishes.addAndGet(-seen) != 0);
    }

    private void write() {
        try {
            boolean isMore = true;
            while (isMore) {
                if (isNew) {
                    begin();
                }
                ConsoleMessages.Tail tail = messages.after(seat, revision, BATCH);
                for (ConsoleMessage message : tail.messages()) {
                    event("message", Long.toString(message.revision()), ConsoleView.of(message, seat));
                }
                // What this page saw last is not there yet: the database was put back.
                isNew = tail.revision() < revision;
                isMore = isNew || tail.messages().size() == BATCH;
                revision = tail.revision();
            }
            output.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException e) {
            close();
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void begin() throws IOException {
        isNew = false;
        ConsoleMessages.Tail tail = messages.latest(seat, HISTORY);
        event("begin", "", null);
        for (ConsoleMessage message : tail.messages()) {
            event("message", "", ConsoleView.of(message, seat));
        }
        revision = tail.revision();
        event("ready", Long.toString(revision), null);
    }

    private void event(String name, String id, @Nullable ObjectNode data) throws IOException {
        String text = (id.isEmpty() ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: "
                + (data == null ? "{}" : data) + "\n\n";
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
