package dev.shipmate.core.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.talk.SettableClock;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DurableInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Longer than the column: no database takes it. */
    private static final String BAD = "x".repeat(65);

    private final Database database = TestDatabase.fresh();
    private final DeliveryStore store = new DeliveryStore(database.jdbi(), Clock.systemUTC(), "here");
    private final List<Delivery> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch disk = new CountDownLatch(1);
    private final DurableInbox inbox = new DurableInbox(store, Clock.systemUTC(), this::sync, taken::add);

    @AfterEach
    void close() {
        disk.countDown();
        inbox.close();
        database.close();
    }

    @Test
    void what_is_stored_is_passed_on_once_and_only_after_it_is_on_the_disk() {
        inbox.start();
        CompletableFuture<@Nullable Void> stored = inbox.accept(List.of(line("lab", "1"), line("lab", "2")));
        await().atMost(PATIENCE).until(() -> store.acceptedSince(Instant.EPOCH).size() == 2);
        assertFalse(stored.isDone());
        assertEquals(List.of(), taken);
        disk.countDown();
        stored.join();
        await().atMost(PATIENCE).until(() -> taken.size() == 2);
        inbox.accept(List.of(line("lab", "1"), line("lab", "3"), line("lab", "3")))
                .join();
        await().atMost(PATIENCE).until(() -> taken.size() == 3);
        assertEquals(List.of("1", "2", "3"), ids(taken));
    }

    @Test
    void the_same_id_of_another_platform_is_another_delivery() {
        disk.countDown();
        inbox.start();
        inbox.accept(List.of(line("lab", "1"), line("other", "1"))).join();
        await().atMost(PATIENCE).until(() -> taken.size() == 2);
    }

    @Test
    void a_row_that_cannot_be_stored_harms_no_stranger_in_its_batch() {
        disk.countDown();
        List<CompletableFuture<@Nullable Void>> good = new ArrayList<>();
        good.add(inbox.accept(List.of(line("lab", "1"))));
        CompletableFuture<@Nullable Void> bad = inbox.accept(List.of(line(BAD, "2"), line("lab", "3")));
        good.add(inbox.accept(List.of(line("lab", "4"))));
        inbox.start();
        good.forEach(CompletableFuture::join);
        CompletionException thrown = assertThrows(CompletionException.class, bad::join);
        assertInstanceOf(IntakeException.class, thrown.getCause());
        await().atMost(PATIENCE).until(() -> taken.size() == 2);
        assertEquals(2, store.acceptedSince(Instant.EPOCH).size());
    }

    @Test
    void what_cannot_be_stored_now_is_stored_when_it_is_sent_again() {
        disk.countDown();
        inbox.start();
        database.jdbi().useHandle(handle -> handle.execute("alter table delivery rename to away"));
        assertThrows(
                CompletionException.class,
                () -> inbox.accept(List.of(line("lab", "1"))).join());
        database.jdbi().useHandle(handle -> handle.execute("alter table away rename to delivery"));
        inbox.accept(List.of(line("lab", "1"))).join();
        await().atMost(PATIENCE).until(() -> taken.size() == 1);
    }

    @Test
    void what_was_stored_before_an_error_is_passed_on_after_it_and_every_writer_goes_on() {
        AtomicInteger errors = new AtomicInteger(5);
        try (DurableInbox failing = new DurableInbox(
                store,
                Clock.systemUTC(),
                () -> {
                    if (errors.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("pretended");
                    }
                },
                taken::add)) {
            failing.start();
            for (int i = 0; i < 5; i++) {
                CompletableFuture<@Nullable Void> refused = failing.accept(List.of(line("lab", "d" + i)));
                CompletionException thrown = assertThrows(CompletionException.class, refused::join);
                assertInstanceOf(IntakeException.class, thrown.getCause());
            }
            failing.accept(List.of(line("lab", "d5"))).join();
            await().atMost(PATIENCE).until(() -> ids(taken).containsAll(List.of("d0", "d1", "d2", "d3", "d4", "d5")));
        }
    }

    @Test
    void what_was_stored_at_the_begin_of_an_outage_is_found_though_the_first_look_for_it_fails() {
        SettableClock clock = new SettableClock();
        AtomicInteger errors = new AtomicInteger(1);
        Database unsteady = TestDatabase.fresh();
        AtomicInteger looks = new AtomicInteger();
        unsteady.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (String.valueOf(context.getRenderedSql()).contains("received_at >=")
                        && looks.incrementAndGet() == 1) {
                    throw new ConnectionException(new SQLException("gone again", "08006"));
                }
            }
        });
        DeliveryStore rows = new DeliveryStore(unsteady.jdbi(), clock, "here");
        try (unsteady;
                DurableInbox failing = new DurableInbox(
                        rows,
                        clock,
                        () -> {
                            if (errors.getAndDecrement() > 0) {
                                throw new ConnectionException(new SQLException("gone", "08006"));
                            }
                        },
                        taken::add)) {
            failing.start();
            CompletableFuture<@Nullable Void> refused = failing.accept(List.of(line("lab", "first")));
            assertThrows(CompletionException.class, refused::join);
            clock.advance(Duration.ofMinutes(5));
            failing.accept(List.of(line("lab", "second"))).join();
            await().atMost(PATIENCE).until(() -> looks.get() == 1);
            failing.accept(List.of(line("lab", "third"))).join();
            await().atMost(PATIENCE).until(() -> ids(taken).containsAll(List.of("first", "second", "third")));
        }
    }

    @Test
    void the_next_batch_is_stored_while_one_is_brought_to_the_disk_and_passed_on_after_it() {
        inbox.start();
        List<CompletableFuture<@Nullable Void>> stored = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            int number = i;
            stored.add(inbox.accept(List.of(line("lab", "d" + number))));
            await().atMost(PATIENCE)
                    .until(() -> store.acceptedSince(Instant.EPOCH).size() == number);
        }
        stored.forEach(one -> assertFalse(one.isDone()));
        disk.countDown();
        stored.forEach(CompletableFuture::join);
        await().atMost(PATIENCE).until(() -> taken.size() == 2);
        assertEquals(
                List.of("d1", "d2"),
                taken.stream().map(delivery -> delivery.inbound().deliveryId()).toList());
    }

    @Test
    void a_repeat_of_what_is_under_way_harms_nothing_that_comes_with_it() {
        database.jdbi().setTransactionHandler(new SlowCommits(database.jdbi().getTransactionHandler()));
        disk.countDown();
        inbox.start();
        List<CompletableFuture<@Nullable Void>> stored = IntStream.range(1, 2_000)
                .parallel()
                .mapToObj(i -> inbox.accept(List.of(line("lab", "d" + i), line("lab", "d" + (i - 1)))))
                .toList();
        stored.forEach(CompletableFuture::join);
        await().atMost(PATIENCE).until(() -> taken.size() >= 2_000);
        assertEquals(2_000, taken.stream().map(Delivery::id).distinct().count());
        assertEquals(2_000, taken.size());
    }

    @Test
    void what_many_send_at_once_is_passed_on_once_and_in_the_order_of_its_numbers() {
        disk.countDown();
        inbox.start();
        List<CompletableFuture<@Nullable Void>> stored = IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> inbox.accept(List.of(line("lab", "d" + i % 2_000))))
                .toList();
        stored.forEach(CompletableFuture::join);
        await().atMost(PATIENCE).until(() -> taken.size() == 2_000);
        List<Long> numbers = taken.stream().map(Delivery::id).toList();
        assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    }

    @Test
    void closing_writes_what_was_taken_in_and_takes_nothing_more() {
        disk.countDown();
        List<CompletableFuture<@Nullable Void>> stored = IntStream.range(0, 1_000)
                .mapToObj(i -> inbox.accept(List.of(line("lab", "d" + i))))
                .toList();
        inbox.start();
        inbox.close();
        stored.forEach(one -> assertTrue(one.isDone() && !one.isCompletedExceptionally()));
        assertEquals(1_000, store.acceptedSince(Instant.EPOCH).size());
        CompletableFuture<@Nullable Void> late = inbox.accept(List.of(line("lab", "late")));
        assertThrows(CompletionException.class, late::join);
    }

    @Test
    void a_full_intake_says_so_at_once() {
        int taken = 0;
        CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);
        while (!last.isCompletedExceptionally() && taken < 20_000) {
            last = inbox.accept(List.of(line("lab", "d" + taken++)));
        }
        assertTrue(taken > 1_000 && taken < 20_000, taken + " were taken");
        assertThrows(CompletionException.class, last::join);
    }

    @Test
    void nothing_is_stored_at_once() {
        assertTrue(inbox.accept(List.of()).isDone());
    }

    private void sync() {
        try {
            assertTrue(disk.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.inbound().deliveryId())
                .toList();
    }

    private static Inbound line(String platform, String id) {
        return new Inbound.Line(id, new Origin(platform, null, null, null, ""), "help");
    }

    /** Leaves time for others between the last statement of a transaction and its commit. */
    private static final class SlowCommits extends DelegatingTransactionHandler {

        SlowCommits(TransactionHandler usual) {
            super(usual);
        }

        @Override
        public TransactionHandler specialize(Handle handle) throws SQLException {
            return new SlowCommits(getDelegate().specialize(handle));
        }

        @Override
        public void commit(Handle handle) {
            LockSupport.parkNanos(5_000_000);
            super.commit(handle);
        }
    }
}
