package dev.shipmate.distribution;

import com.slack.api.app_backend.SlackSignature;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signed slash commands over parallel connections, each with an id and a channel of its own. What gets no answer is sent
 * again with the same bytes half of the time, and now and then something that was answered is too: platforms do both.
 */
final class Load implements AutoCloseable {

    private static final int CONNECTIONS = 12;
    private static final int NO_ANSWER = 0;
    private static final int PAUSE_MS = 200;
    private static final double REPEATED = 0.03;

    private final String run;
    private final Balancer nodes;
    private final Random random;
    private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile int ahead;

    /** Some commands that are on their way. */
    static final class Loop {

        private final CountDownLatch left;
        private final AtomicInteger taken = new AtomicInteger();

        private Loop(int commands) {
            left = new CountDownLatch(commands);
        }

        /** Returns how many of them were acknowledged so far. */
        int taken() {
            return taken.get();
        }

        boolean isOver() {
            return left.getCount() == 0;
        }

        void await() throws InterruptedException {
            if (!left.await(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException(left.getCount() + " commands are still on their way");
            }
        }
    }

    /**
     * Makes it.
     *
     * @param run what the ids of its commands begin with
     */
    Load(String run, Balancer nodes, Random random) {
        this.run = run;
        this.nodes = nodes;
        this.random = random;
    }

    /** Sends this many commands, as fast as they are answered; returns at once. */
    Loop send(int commands) {
        Loop loop = new Loop(commands);
        for (int i = 0; i < commands; i++) {
            connections.execute(() -> {
                try {
                    if (send("%s-%06d".formatted(run, numbers.incrementAndGet()))) {
                        loop.taken.incrementAndGet();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    surprises.add("a request failed: " + e);
                } finally {
                    loop.left.countDown();
                }
            });
        }
        return loop;
    }

    /** Signs as if it were this many seconds later; what was signed before may be refused as too old from now on. */
    void setClock(int seconds) {
        ahead = seconds;
    }

    /** Returns the ids that were answered with 2xx. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Returns how many requests got no answer, or 503. */
    int unanswered() {
        return unanswered.get();
    }

    /** Returns answers that no host should give. */
    Queue<String> surprises() {
        return surprises;
    }

    /** The channel of a command. */
    static String channel(String id) {
        return "C" + id;
    }

    @Override
    public void close() {
        connections.shutdownNow();
    }

    private boolean send(String id) throws InterruptedException {
        String body = new SlackUser("", channel(id), "U1").line("ledger", "enter " + id, id);
        int signedAhead = ahead;
        String now = Long.toString(System.currentTimeMillis() / 1000 + signedAhead);
        String signature = new SlackSignature.Generator(SlackUser.SECRET).generate(now, body);
        do {
            int status = post(body, now, signature);
            if (status / 100 == 2) {
                acknowledged.add(id);
                if (random.nextDouble() < REPEATED) {
                    post(body, now, signature);
                }
                return true;
            }
            unanswered.incrementAndGet();
            if (status == 503) {
                Thread.sleep(PAUSE_MS);
            } else if (status != NO_ANSWER && !(status == 401 && signedAhead != ahead)) {
                surprises.add(id + ": answered with " + status);
            }
        } while (random.nextBoolean());
        return false;
    }

    private int post(String body, String now, String signature) throws InterruptedException {
        SlackUser user = new SlackUser(nodes.next().address(), "", "");
        try {
            return user.post("slash_command", body, now, signature);
        } catch (UncheckedIOException e) {
            return NO_ANSWER;
        }
    }
}
