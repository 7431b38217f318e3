package dev.shipmate.core.database;

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

    private final MVStore store;
    private final FileHeader header;
    private final Rounds writes;
    private final Rounds forces;

    StoreWriter(MVStore store, FileHeader header) {
        this.store = store;
        this.header = header;
        this.writes = new Rounds("database-write", this::write);
        this.forces = new Rounds("database-force", store::sync);
        store.setAutoCommitDelay(NOT_BY_ITSELF);
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
     * Returns once what was flushed is on the disk itself.
     *
     * @throws RoundException where the disk does not take it
     */
    void force() {
        forces.await();
    }

    @Override
    public void close() {
        writes.close();
        forces.close();
    }

    private void write() {
        store.commit();
        // behind what another thread may be writing at this moment
        store.executeFilestoreOperation(() -> header.write(store));
    }
}
