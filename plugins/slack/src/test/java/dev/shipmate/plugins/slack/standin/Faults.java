package dev.shipmate.plugins.slack.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What goes wrong on demand, once per order, by method or for whatever would be shown next. */
public final class Faults {

    /**
     * A fault in place of the answer.
     *
     * @param status 0 for no answer at all
     * @param silence how long nothing is said before
     */
    record Fault(int status, String retryAfter, String body, Duration silence) {

        Fault(int status, String retryAfter, String body) {
            this(status, retryAfter, body, Duration.ZERO);
        }
    }

    private static final Set<String> SHOWING = Set.of(
            "chat.postMessage",
            "chat.postEphemeral",
            "chat.update",
            "views.open",
            "views.update",
            "response_url",
            "files.getUploadURLExternal",
            "upload",
            "files.completeUploadExternal");
    private static final String ANY = "";

    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
    private final Map<String, Duration> delays = new ConcurrentHashMap<>();

    /** Answers the next call with 429. */
    public void rateLimit(String method, int seconds) {
        add(method, new Fault(429, String.valueOf(seconds), "{\"ok\":false,\"error\":\"ratelimited\"}"));
    }

    /** Refuses the next call with an error of Slack's. */
    public void refuse(String method, String error) {
        add(method, new Fault(200, "", "{\"ok\":false,\"error\":\"" + error + "\"}"));
    }

    /** Answers the next call with a status and no JSON. */
    public void status(String method, int status) {
        add(method, new Fault(status, "", "<html>out of order</html>"));
    }

    /** Answers 429 to the next calls that would show something. */
    void rateLimitShowing(int seconds, int times) {
        IntStream.range(0, times).forEach(time -> rateLimit(ANY, seconds));
    }

    /** Answers the next calls that would show something with a status and no JSON. */
    void breakShowing(int status, int times) {
        IntStream.range(0, times).forEach(time -> status(ANY, status));
    }

    /** Answers nothing to the next calls that would show something, and closes the connection after a while. */
    void hangUpShowing(Duration after, int times) {
        IntStream.range(0, times).forEach(time -> add(ANY, new Fault(0, "", "", after)));
    }

    /** Closes the connection of the next call without an answer. */
    public void hangUp(String method) {
        add(method, new Fault(0, "", "", Duration.ZERO));
    }

    /** Answers all calls so much later. */
    public void slow(String method, Duration delay) {
        delays.put(method, delay);
    }

    /** Answers no call until {@link #release}. */
    public void hold(String method) {
        holds.put(method, new CountDownLatch(1));
    }

    /** Answers what was held. */
    public void release(String method) {
        CountDownLatch hold = holds.remove(method);
        if (hold != null) {
            hold.countDown();
        }
    }

    void releaseAll() {
        holds.keySet().forEach(this::release);
        delays.clear();
        end.countDown();
    }

    private void add(String method, Fault fault) {
        Deque<Fault> waiting = faults.computeIfAbsent(method, name -> new ArrayDeque<>());
        synchronized (waiting) {
            waiting.add(fault);
        }
    }

    /** Waits if so ordered, and answers a fault if there is one. */
    boolean strikes(String method, HttpExchange exchange) throws IOException {
        await(method);
        Fault fault = poll(method);
        if (fault == null && SHOWING.contains(method)) {
            fault = poll(ANY);
        }
        if (fault == null) {
            return false;
        }
        if (fault.status() == 0) {
            hangUp(fault.silence());
            return true;
        }
        if (!fault.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", fault.retryAfter());
        }
        byte[] body = fault.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fault.status(), body.length);
        exchange.getResponseBody().write(body);
        return true;
    }

    private Fault poll(String method) {
        Deque<Fault> waiting = faults.getOrDefault(method, new ArrayDeque<>());
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    /** Whoever handles the call closes it unanswered. */
    private void hangUp(Duration silence) {
        try {
            end.await(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String method) {
        try {
            CountDownLatch hold = holds.get(method);
            if (hold != null) {
                hold.await();
            }
            Duration delay = delays.get(method);
            if (delay != null) {
                new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
