package dev.shipmate.core.database;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.jspecify.annotations.Nullable;

/** What H2 2.5.252 does not offer, and a database that keeps its promises after SIGKILL needs. */
final class StoreInternals {

    private final Field lock;
    private final Field tracker;
    private final Method write;

    StoreInternals() {
        try {
            this.lock = FileStore.class.getDeclaredField("saveChunkLock");
            this.tracker = MVStore.class.getDeclaredField("oldestVersionTracker");
            this.write = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
            lock.setAccessible(true);
            tracker.setAccessible(true);
            write.setAccessible(true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "this is not the H2 that Shipmate was made for: put the one back that it came with", e);
        }
    }

    /**
     * Has something done each time that the store has collected what goes into a piece, before it writes it: it tells then which
     * versions it still needs ({@code FileStore.storeIt}).
     */
    void onCollected(MVStore store, Runnable action) {
        LongConsumer before = tracker(store);
        store.setOldestVersionTracker(version -> {
            action.run();
            if (before != null) {
                before.accept(version);
            }
        });
    }

    /**
     * Writes into the head of the database's file where its newest piece is; does nothing for a database in memory.
     *
     * <p>H2 does so by itself when it puts a piece where older ones were, but one too early: the head then names the piece before it
     * ({@code FileStore.storeBuffer} writes, and only then sets {@code lastChunk}). A process that is killed after that forgets the
     * newest commits, though they are in the file. It shows as soon as room is used again, which is after {@code RETENTION_TIME}.
     */
    void writeHeader(MVStore store) {
        if (!(store.getFileStore() instanceof RandomAccessStore file) || file.isReadOnly()) {
            return;
        }
        try {
            Lock held = (Lock) lock.get(file);
            held.lock();
            try {
                write.invoke(file);
            } finally {
                held.unlock();
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the head of the database's file cannot be written", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable LongConsumer tracker(MVStore store) {
        try {
            return (LongConsumer) tracker.get(store);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
