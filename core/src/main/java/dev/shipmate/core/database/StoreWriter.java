package dev.shipmate.core.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.h2.mvstore.MVStore;

/**
 * Writes the commits of one opened embedded database to its file: those of concurrent transactions in one piece.
 *
 * <p>By itself H2 writes a piece for each transaction, with a page of every table and index that it touched, which took most of the
 * time of a busy host; and it does not wait where another thread is writing ({@code MVStore.tryCommit}), so that a killed process
 * forgot commits. So it is told to write nothing by itself, and a commit returns when it is in a piece that was begun after it.
 */
final class StoreWriter implements AutoCloseable {

    /** {@code MVStore} commits by itself at 0, and later, on a thread of its own, above. */
    private static final int NOT_BY_ITSELF = -1;

    /** Beyond 4 MB and more, which depends on the heap, H2 writes by itself, and in the midst of a statement. */
    private static final int MOST_UNWRITTEN_BYTES = 2 << 20;

    private static final Duration LONGEST_RELIEF = Duration.ofMillis(200);

    /** Pieces of the file of which less counts are gathered, in percent. */
    private static final int LEAST_FILLED = 50;

    /** How much is rewritten at once; commits wait so long, which is some milliseconds. */
    private static final int MOST_BYTES = 1 << 20;

    private final MVStore store;
    private final StoreInternals internals;
    private final StatementGate gate;
    private final Rounds writes;
    private final Rounds forces;
    /** Whoever has it may wait for H2's own lock, which whoever shut the gate must not do. */
    private final Object writing = new Object();

    private volatile long tidied = -1;

    StoreWriter(MVStore store, StoreInternals internals, StatementGate gate) {
        this.store = store;
        this.internals = internals;
        this.gate = gate;
        this.writes = new Rounds("database-write", this::write);
        this.forces = new Rounds("database-force", store::sync);
        store.setAutoCommitDelay(NOT_BY_ITSELF);
        internals.onCollected(store, gate::open);
    }

    boolean isOf(MVStore other) {
        return store == other;
    }

    /**
     * Returns once what was committed is with the operating system, where the death of this process cannot harm it.
     *
     * @throws RoundException where the disk does not take it
     */
    void flush() {
        writes.await();
    }

    /**
     * Returns when what changed is written, where that is much, or could not be for a while: whoever is in a transaction may have the
     * row that others wait for.
     *
     * @throws RoundException where the disk does not take it
     */
    void relieve() {
        if (store.getUnsavedMemory() > MOST_UNWRITTEN_BYTES) {
            writes.await(LONGEST_RELIEF);
        }
    }

    /**
     * Returns once what was flushed is on the disk itself.
     *
     * @throws RoundException where the disk does not take it
     */
    void force() {
        forces.await();
    }

    /** Copies the file as it is after what was committed, while others go on to write. */
    void backUp(Path zip) throws IOException {
        flush();
        try (OutputStream file = Files.newOutputStream(zip);
                StoreCopy copy = new StoreCopy(store, file)) {
            copy.write();
        }
    }

    /**
     * Gathers what counts of the pieces of the file that hold little of it, so that their room can be used again.
     *
     * <p>That room is used {@code RETENTION_TIME} after it was given up: what took its place must be on the disk itself by then, or
     * a power cut would find neither. So the file is synchronized each time before.
     */
    void tidy() {
        if (store.getCurrentVersion() == tidied) {
            return;
        }
        store.sync();
        synchronized (writing) {
            store.compact(LEAST_FILLED, MOST_BYTES);
        }
        tidied = store.getCurrentVersion();
    }

    @Override
    public void close() {
        writes.close();
        forces.close();
    }

    private void write() {
        // a new connection whose URL has WRITE_DELAY sets it for all
        store.setAutoCommitDelay(NOT_BY_ITSELF);
        synchronized (writing) {
            gate.shut();
            try {
                // opens the gate as soon as it knows what it has to write
                store.commit();
            } finally {
                gate.open();
            }
        }
        // behind what another thread may be writing at this moment
        store.executeFilestoreOperation(() -> internals.writeHeader(store));
    }
}
