package dev.shipmate.plugins.irc;

import dev.shipmate.spi.Store;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;

/**
 * Sees to it that of all nodes one at a time is connected: a second bot in each channel would do everything twice, since
 * most servers give a message no id.
 */
final class Lease {

    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    private static final String KEY = "connection";

    /** How long a node may be silent until another takes its place. */
    private static final Duration LIFETIME = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(5);

    private final Store store;
    private final String own = UUID.randomUUID().toString();
    private long renewAt;

    Lease(Store store) {
        this.store = store;
    }

    /** Waits until this node may connect. */
    void await() throws InterruptedException {
        boolean isNew = true;
        while (!store.putIfAbsent(KEY, own, LIFETIME)) {
            if (isNew) {
                LOG.log(Level.INFO, "another node is connected to IRC, or was a moment ago: this one waits");
                isNew = false;
            }
            Thread.sleep(1_000);
        }
        renewAt = System.nanoTime() + RENEWAL.toNanos();
    }

    /** Holds on; to be called often. */
    void renew() throws LostConnection {
        if (System.nanoTime() - renewAt < 0) {
            return;
        }
        renewAt = System.nanoTime() + RENEWAL.toNanos();
        try {
            if (isElsewhere()) {
                throw new LostConnection("another node has taken over the connection to IRC");
            }
            store.put(KEY, own, LIFETIME);
        } catch (RuntimeException e) {
            // no database: no other node can take it either
            LOG.log(Level.DEBUG, "the lease of the connection could not be renewed: {0}", e.getMessage());
        }
    }

    /** Returns whether another node is connected. */
    boolean isElsewhere() {
        return store.get(KEY).filter(holder -> !holder.equals(own)).isPresent();
    }

    /** Lets another node connect. */
    void release() {
        try {
            if (store.get(KEY).filter(own::equals).isPresent()) {
                store.remove(KEY);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the lease of the connection could not be given back: {0}", e.getMessage());
        }
    }
}
