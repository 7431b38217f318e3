package dev.shipmate.core.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the file has of transactions: all or nothing, however many are under way, and nobody waits for ever for it. */
@Timeout(60)
class WholeTransactionsTest {

    private static final int COPIES = 8;
    private static final int WRITERS = 6;
    private static final int PAIRS = 30;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseAddress.embedded(folder));
        database.jdbi().useHandle(handle -> {
            handle.execute("create table one (n int primary key, x varchar(500))");
            handle.execute("create table two (n int primary key)");
        });
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void a_copy_has_no_half_of_a_transaction() throws Exception {
        AtomicInteger number = new AtomicInteger();
        for (int copy = 0; copy < COPIES; copy++) {
            int before = count(database, "one");
            List<? extends Future<?>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> {
                        for (int i = 0; i < PAIRS; i++) {
                            insertPair(number.incrementAndGet());
                        }
                    }))
                    .toList();
            try (Database copied = Database.openAsIs(DatabaseAddress.embedded(restored(copy)))) {
                assertTrue(count(copied, "one") >= before);
                assertEquals(count(copied, "one"), count(copied, "two"));
            }
            for (Future<?> writer : writers) {
                writer.get(20, SECONDS);
            }
        }
        assertEquals(COPIES * WRITERS * PAIRS, count(database, "two"));
    }

    @Test
    void who_waits_for_a_row_keeps_others_from_committing_only_until_it_has_it() throws Exception {
        insertPair(1);
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> {
            database.jdbi().useTransaction(handle -> {
                handle.execute("update one set x = 'a' where n = 1");
                isHeld.countDown();
                mayEnd.await();
                handle.execute("update two set n = 2 where n = 1");
            });
            return null;
        });
        isHeld.await();
        Future<?> waiter = threads.submit(
                () -> database.jdbi().useHandle(handle -> handle.execute("update one set x = x || 'b' where n = 1")));
        await().until(this::isSomebodyBlocked);
        Future<?> other = threads.submit(() -> insertPair(3));

        mayEnd.countDown();
        for (Future<?> each : List.of(holder, waiter, other)) {
            each.get(20, SECONDS);
        }
        assertEquals(
                "ab",
                database.jdbi()
                        .withHandle(handle -> handle.select("select x from one where n = 1")
                                .mapTo(String.class)
                                .one()));
    }

    @Test
    void a_statement_that_fails_holds_nothing_up() {
        insertPair(1);

        UnableToExecuteStatementException twice =
                assertThrows(UnableToExecuteStatementException.class, () -> insertPair(1));

        assertEquals(
                Integer.toString(ErrorCode.DUPLICATE_KEY_1), ((java.sql.SQLException) twice.getCause()).getSQLState());
        insertPair(2);
        assertEquals(2, count(database, "two"));
    }

    @Test
    void what_h2_asserts_is_told_as_a_failing_database_and_what_others_assert_is_not() {
        AssertionError ofH2 = new AssertionError("v=78 / cnt=0");
        ofH2.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.h2.mvstore.MVStore", "registerVersionUsage", "MVStore.java", 1830)
        });
        ConnectionException told = assertThrows(ConnectionException.class, () -> assertingAfterInsert(ofH2));
        assertTrue(Database.isUnavailable(told));

        AssertionError ofOthers = new AssertionError("ours");
        assertSame(ofOthers, assertThrows(AssertionError.class, () -> assertingAfterInsert(ofOthers)));
        assertEquals(0, count(database, "two"));
    }

    private void assertingAfterInsert(AssertionError error) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("insert into two (n) values (1)");
            throw error;
        });
    }

    @Test
    void a_long_transaction_is_written_on_its_way() {
        long before = size();
        database.jdbi().useTransaction(handle -> {
            for (int i = 1; i <= 8_000; i++) {
                handle.execute("insert into one (n, x) values (?, ?)", i, "x".repeat(400));
            }
            assertTrue(size() - before > 1 << 20);
        });
        assertEquals(8_000, count(database, "one"));
    }

    private long size() {
        return folder.resolve("shipmate.mv.db").toFile().length();
    }

    private void insertPair(int number) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("insert into one (n, x) values (?, ?)", number, "x".repeat(400));
            handle.execute("insert into two (n) values (?)", number);
        });
    }

    private Path restored(int copy) throws IOException {
        Path zip = folder.resolve(copy + ".zip");
        database.backUp(zip);
        Path home = Files.createDirectory(folder.resolve("copy" + copy));
        try (ZipInputStream files = new ZipInputStream(Files.newInputStream(zip))) {
            files.getNextEntry();
            Files.copy(files, home.resolve("shipmate.mv.db"));
        }
        return home;
    }

    private boolean isSomebodyBlocked() {
        return database.jdbi()
                .withHandle(handle -> handle.select(
                                "select count(*) from information_schema.sessions where blocker_id is not null")
                        .mapTo(Integer.class)
                        .one()
                        .equals(1));
    }

    private static int count(Database database, String table) {
        return database.jdbi()
                .withHandle(handle -> handle.select("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
