package dev.shipmate.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("file");
    }

    @Test
    void what_is_written_at_a_place_is_read_from_there() throws IOException {
        try (PlainFile file = new PlainFile(path.toString(), "rw")) {
            ByteBuffer slice = ByteBuffer.wrap("xxabcxx".getBytes(UTF_8), 2, 3).slice();
            assertEquals(3, file.write(slice, 4));
            assertEquals(0, slice.remaining());
            assertEquals(2, file.write(direct("de"), 7));
            assertEquals(9, file.size());

            ByteBuffer some = ByteBuffer.wrap(new byte[8], 1, 3);
            assertEquals(3, file.read(some, 5));
            assertEquals(4, some.position());
            assertEquals("bcd", new String(some.array(), 1, 3, UTF_8));

            ByteBuffer rest = ByteBuffer.allocateDirect(8);
            assertEquals(2, file.read(rest, 7), "no more than there is");
            assertEquals('d', rest.flip().get());
            assertEquals(-1, file.read(rest.clear(), 9), "nothing behind its end");
        }
    }

    @Test
    void it_is_cut_and_never_grown() throws IOException {
        try (PlainFile file = new PlainFile(path.toString(), "rw")) {
            file.write(direct("abc"), 0);
            file.truncate(10);
            assertEquals(3, file.size());
            file.truncate(1);
            assertEquals(1, file.size());
        }
    }

    @Test
    void an_interrupted_thread_reads_writes_and_synchronizes() throws IOException {
        try (PlainFile file = new PlainFile(path.toString(), "rw")) {
            Thread.currentThread().interrupt();
            file.write(direct("abc"), 0);
            file.force(true);
            assertEquals(3, file.read(ByteBuffer.allocate(3), 0));
            assertTrue(Thread.interrupted(), "and knows that it is");
            assertEquals(3, file.size());
        }
    }

    @Test
    void it_is_locked_for_one_at_a_time() throws IOException {
        try (PlainFile file = new PlainFile(path.toString(), "rw");
                PlainFile other = new PlainFile(path.toString(), "rw")) {
            assertNotNull(file.tryLock());
            assertThrows(OverlappingFileLockException.class, other::tryLock);
        }
        try (PlainFile again = new PlainFile(path.toString(), "rw")) {
            assertNotNull(again.tryLock());
        }
    }

    @Test
    void what_may_only_be_read_is_not_written() throws IOException {
        Files.writeString(path, "abc");
        try (PlainFile file = new PlainFile(path.toString(), "r")) {
            assertThrows(IOException.class, () -> file.write(direct("x"), 0));
        }
        assertThrows(
                IOException.class, () -> new PlainFile(folder.resolve("none").toString(), "r"));
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
