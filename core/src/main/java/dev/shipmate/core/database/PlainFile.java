package dev.shipmate.core.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/** A file whose reads, writes and synchronizations no interrupt ends, as a {@link FileChannel}'s own would be. */
// H2's class has one lock for both, each of its files its own
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class PlainFile extends FileBaseDefault {

    private final String name;
    /** Apart from the other, for a write may have to wait for the disk. Each is its own lock: its position is state. */
    private final RandomAccessFile reading;

    private final RandomAccessFile writing;

    /**
     * Opens it.
     *
     * @param mode as {@link RandomAccessFile} takes it
     */
    PlainFile(String name, String mode) throws IOException {
        this.name = name;
        this.writing = new RandomAccessFile(name, mode);
        try {
            this.reading = new RandomAccessFile(name, "r");
        } catch (IOException e) {
            writing.close();
            throw e;
        }
    }

    @Override
    public long size() throws IOException {
        return writing.length();
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        byte[] bytes = to.hasArray() ? to.array() : new byte[to.remaining()];
        int offset = to.hasArray() ? to.arrayOffset() + to.position() : 0;
        int count;
        synchronized (reading) {
            reading.seek(position);
            count = reading.read(bytes, offset, to.remaining());
        }
        if (count > 0 && to.hasArray()) {
            to.position(to.position() + count);
        } else if (count > 0) {
            to.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        int count = from.remaining();
        synchronized (writing) {
            writing.seek(position);
            if (from.hasArray()) {
                writing.write(from.array(), from.arrayOffset() + from.position(), count);
                from.position(from.limit());
            } else {
                byte[] bytes = new byte[count];
                from.get(bytes);
                writing.write(bytes);
            }
        }
        return count;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        synchronized (writing) {
            if (size < writing.length()) {
                writing.setLength(size);
            }
        }
    }

    @Override
    public void force(boolean isWithAttributes) throws IOException {
        // of the file, whichever way it was written
        writing.getFD().sync();
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean isShared) throws IOException {
        return writing.getChannel().tryLock(position, size, isShared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try {
            reading.close();
        } finally {
            writing.close();
        }
    }

    @Override
    public String toString() {
        return PlainFilePath.SCHEME + ":" + name;
    }
}
