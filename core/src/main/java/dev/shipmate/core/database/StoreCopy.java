package dev.shipmate.core.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.MVStore;

/**
 * A copy of the database's file as it is when it begins, with whole pieces that were written meanwhile. H2 copies up to the end, which it
 * never reaches where more is written than it copies.
 */
final class StoreCopy extends ZipOutputStream {

    private final MVStore store;
    private long left;
    private boolean isBegun;

    StoreCopy(MVStore store, OutputStream zip) {
        super(zip);
        this.store = store;
    }

    void write() throws IOException {
        try {
            store.getFileStore().backup(this);
        } catch (CompleteException e) {
            closeEntry();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (!isBegun) {
            // the head came first, and the newest piece that it names is in the file
            left = store.getFileStore().size();
            isBegun = true;
        }
        if (left == 0) {
            throw new CompleteException();
        }
        int some = (int) Math.min(left, length);
        super.write(bytes, offset, some);
        left -= some;
    }

    private static final class CompleteException extends IOException {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
