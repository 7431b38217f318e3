package dev.shipmate.plugins.irc;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** How a node that is not connected says something: the one that is finds it in the host's store. */
final class Outbox {

    private static final String PREFIX = "outbox/";
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Store store;
    private final Set<String> underWay = new HashSet<>();
    private long lookAt = System.nanoTime();
    private long number;

    Outbox(Store store) {
        this.store = store;
    }

    /**
     * Waits until the node that is connected has said it.
     *
     * @throws PlatformException if none did in time
     */
    void leave(Delivery delivery) throws InterruptedException {
        String key = PREFIX
                + String.format(Locale.ROOT, "%020d/%06d/", System.currentTimeMillis(), next())
                + UUID.randomUUID();
        store.put(key, text(delivery), LIFETIME);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (store.get(key).isPresent()) {
            if (System.nanoTime() - until > 0) {
                store.remove(key);
                throw PlatformException.passing("no node is connected to IRC", null);
            }
            Thread.sleep(500);
        }
    }

    /** Says what other nodes left; called often by the thread that holds the connection. */
    void look(Function<Delivery, CompletableFuture<Void>> voice) {
        if (System.nanoTime() - lookAt < 0) {
            return;
        }
        lookAt = System.nanoTime() + LOOK.toNanos();
        for (String key : store.keys(PREFIX)) {
            if (isNew(key)) {
                store.get(key)
                        .ifPresent(text -> voice.apply(delivery(text)).whenComplete((done, thrown) -> {
                            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                            if (cause == null || cause instanceof PlatformException refused && refused.isFinal()) {
                                store.remove(key);
                            }
                            said(key);
                        }));
            }
        }
    }

    private synchronized boolean isNew(String key) {
        return underWay.add(key);
    }

    private synchronized void said(String key) {
        underWay.remove(key);
    }

    private synchronized long next() {
        return ++number % 1_000_000;
    }

    private static String text(Delivery delivery) {
        return Words.joined(List.of(
                        delivery.address().channel(),
                        delivery.address().nick(),
                        delivery.userId(),
                        delivery.kind().name()))
                + "\n" + Words.joined(delivery.lines());
    }

    private static Delivery delivery(String text) {
        List<String> words = Words.apart(text);
        return new Delivery(
                new ReplyAddress(words.get(0), words.get(1)),
                words.get(2),
                Delivery.Kind.valueOf(words.get(3)),
                words.subList(4, words.size()));
    }
}
