package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.builtin.console.ConsoleMessages.Tail;
import dev.shipmate.core.operations.Operation;
import dev.shipmate.core.operations.RefusedException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/** What {@code bin/shipmate shell} does: talk, answer, cancel, and hear what comes. */
public final class TerminalOperations {

    private static final int MOST = 200;
    private static final long LONGEST_WAIT_MS = 20_000;

    private final ConsoleMessages messages;
    private final ConsoleChat chat;
    private final Jdbi jdbi;
    private final BooleanSupplier isOn;

    /** Makes them; {@code isOn} is whether the console is switched on. */
    public TerminalOperations(ConsoleMessages messages, ConsoleChat chat, Jdbi jdbi, BooleanSupplier isOn) {
        this.messages = messages;
        this.chat = chat;
        this.jdbi = jdbi;
        this.isOn = isOn;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "shell.enter", (arguments, author) -> enter(seat(arguments)),
                "shell.say",
                        (arguments, author) -> delivery(
                                chat.say(seat(arguments), text(arguments, "delivery"), text(arguments, "text"))),
                "shell.answer",
                        (arguments, author) -> delivery(chat.answer(
                                seat(arguments),
                                text(arguments, "delivery"),
                                arguments.path("message").asLong(),
                                values(arguments.path("values")))),
                "shell.cancel",
                        (arguments, author) -> delivery(chat.cancel(
                                seat(arguments),
                                text(arguments, "delivery"),
                                arguments.path("message").asLong())),
                "shell.hear", (arguments, author) -> hear(arguments));
    }

    private ObjectNode enter(Seat seat) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("revision", messages.latest(seat, 1).revision());
    }

    /** Returns what is new since a revision, waiting a while for it; and whether a delivery is through. */
    private JsonNode hear(JsonNode arguments) {
        Seat seat = seat(arguments);
        long revision = arguments.path("revision").asLong();
        Semaphore change = new Semaphore(0);
        Runnable listener = change::release;
        messages.onChange(listener);
        try {
            long end = System.nanoTime()
                    + TimeUnit.MILLISECONDS.toNanos(
                            Math.min(LONGEST_WAIT_MS, arguments.path("wait_ms").asLong()));
            while (true) {
                // asked first: what a finished delivery said is then among what is read
                boolean isDone = isDone(text(arguments, "delivery"));
                Tail tail = messages.after(seat, revision, MOST);
                long left = end - System.nanoTime();
                if (isDone || !tail.messages().isEmpty() || left <= 0) {
                    return heard(tail, isDone);
                }
                // a delivery's end is no change of the conversation: look again soon
                change.tryAcquire(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)), TimeUnit.NANOSECONDS);
                change.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the host is stopping", e);
        } finally {
            messages.forget(listener);
        }
    }

    private boolean isDone(String delivery) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from delivery"
                                + " where platform = :platform and delivery_id = :delivery and state = 'done'")
                        .bind("platform", Seat.PLATFORM)
                        .bind("delivery", delivery)
                        .mapTo(int.class)
                        .one())
                > 0;
    }

    private static ObjectNode heard(Tail tail, boolean isDone) {
        ObjectNode heard = JsonNodeFactory.instance
                .objectNode()
                .put("revision", tail.revision())
                .put("done", isDone);
        ArrayNode rows = heard.putArray("messages");
        for (ConsoleMessage message : tail.messages()) {
            rows.addObject()
                    .put("id", message.id())
                    .put("kind", message.kind().name().toLowerCase(Locale.ROOT))
                    .put("private", message.isPrivate())
                    .set("body", message.body());
        }
        return heard;
    }

    private Seat seat(JsonNode arguments) {
        if (!isOn.getAsBoolean()) {
            throw new RefusedException("the console is off; write enable_console = true into plugins.properties");
        }
        String user = text(arguments, "user");
        if (user.isEmpty()) {
            throw new RefusedException("user is missing");
        }
        return Seat.atTerminal(user);
    }

    private static JsonNode delivery(String id) {
        return JsonNodeFactory.instance.objectNode().put("delivery", id);
    }

    private static String text(JsonNode arguments, String name) {
        return arguments.path(name).asText("");
    }

    private static Map<String, String> values(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        return values;
    }
}
