package dev.shipmate.core.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Has H2 read and write files in a way that interrupted threads cannot disturb, with {@code plain:} before their names.
 *
 * <p>In its usual way the interrupt of one command closes the file, and with it the database, for all. In the way that H2 offers against
 * that, {@code async:}, another thread does each read and each write, and two changes of threads took most of the time of a read.
 */
public final class PlainFilePath extends FilePathWrapper {

    /** How to ask for it. */
    static final String SCHEME = "plain";

    /** For H2, which makes one for each path. */
    public PlainFilePath() {}

    /** Makes it known to H2; may be called again. */
    static void register() {
        FilePath.register(new PlainFilePath());
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new PlainFile(getBase().toString(), mode);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }
}
