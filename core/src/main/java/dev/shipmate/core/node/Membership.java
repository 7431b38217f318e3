package dev.shipmate.core.node;

import dev.shipmate.core.node.NodeTable.Card;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This host among those that share its database: it beats once a second and watches the others. With an embedded
 * database, which one host has for itself, it is entered and beats no more.
 */
public final class Membership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Looks that are further apart say nothing of those that were silent in between. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(2_500);

    private final NodeTable table;
    private final boolean isShared;
    private final NodeName names;
    private final String name;
    private final Card card;
    private final Supplier<List<String>> keys;
    private final Silence silence = new Silence((int) NodeTable.LEASE.toSeconds());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Consumer<Set<String>> onBeat = silent -> {};
    private final Thread thread;
    private boolean isJoined;

    /**
     * Makes a member that has not joined.
     *
     * @param isShared whether other hosts may have the database too
     * @param keys the names of the keys of stored secrets; asked only where the database is shared
     */
    public Membership(
            Jdbi jdbi, boolean isShared, NodeName names, String address, String version, Supplier<List<String>> keys) {
        this.table = new NodeTable(jdbi);
        this.isShared = isShared;
        this.names = names;
        this.name = names.fresh();
        this.keys = isShared ? keys : List::of;
        this.card = new Card(name, address, version, this.keys.get());
        this.thread = new Thread(this::beats, "node");
        thread.setDaemon(true);
    }

    /** Returns the name of this node. */
    public String name() {
        return name;
    }

    /**
     * Enters this node, and says goodbye for the one that had this home before, if it could not.
     *
     * @param onBeat called once a second, with the nodes that are gone; must return soon
     * @throws SecretKeyMismatchException if another node could not read what this one encrypts, or this one not what
     *     the other does
     */
    public void join(Consumer<Set<String>> onBeat) {
        this.onBeat = onBeat;
        names.former().ifPresent(table::stop);
        requireCommonKeys();
        names.keep(name);
        table.beat(card);
        isJoined = true;
        if (isShared) {
            thread.start();
        } else {
            table.stopOthers(name);
        }
    }

    /** Returns all nodes that the database knows, the newest first. */
    public List<Node> nodes() {
        if (!isShared) {
            table.beat(card);
        }
        return table.all();
    }

    /** Forgets nodes that were gone long ago. */
    public void purge() {
        table.purge();
    }

    /** Says goodbye, so that others take up at once what is left. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isJoined) {
            try {
                table.stop(name);
            } catch (RuntimeException e) {
                LOG.warn("node {} could not say goodbye: others find out in {} s", name, NodeTable.LEASE.toSeconds());
            }
        }
    }

    private void requireCommonKeys() {
        if (!isShared) {
            return;
        }
        List<String> own = card.secretKeys();
        for (Map.Entry<String, List<String>> other : table.keysOfOthers(name).entrySet()) {
            List<String> theirs = other.getValue();
            if (!theirs.isEmpty() && !(own.contains(theirs.get(0)) && theirs.contains(own.get(0)))) {
                throw new SecretKeyMismatchException(other.getKey());
            }
        }
    }

    private void beats() {
        Set<String> told = new HashSet<>();
        boolean isTroubled = false;
        long last = System.nanoTime();
        while (isOpen()) {
            try {
                table.beat(card);
                long now = System.nanoTime();
                boolean isSteady = now - last < LONGEST_PAUSE.toNanos();
                last = now;
                Set<String> silent = silence.look(table.beatsOfOthers(name), isSteady);
                silent.stream()
                        .filter(one -> !told.contains(one))
                        .forEach(one -> LOG.warn("node {} is silent: what it had is taken up", one));
                told.clear();
                told.addAll(silent);
                onBeat.accept(silent);
                isTroubled = false;
            } catch (RuntimeException | Error e) {
                if (!isTroubled) {
                    LOG.warn("node {} cannot say that it is there: {}", name, e.getMessage());
                }
                isTroubled = true;
            }
        }
    }

    /** Waits for the next beat. */
    private boolean isOpen() {
        try {
            return !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
