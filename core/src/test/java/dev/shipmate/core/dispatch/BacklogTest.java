package dev.shipmate.core.dispatch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.DurableInbox;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class BacklogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database = TestDatabase.fresh();
    private final DeliveryStore store = new DeliveryStore(database.jdbi(), Clock.systemUTC(), "here");
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Queue<Delivery> dispatched = new ConcurrentLinkedQueue<>();
    private final Backlog backlog = new Backlog(store, this::dispatch);
    private final DurableInbox inbox = new DurableInbox(store, Clock.systemUTC(), () -> {}, backlog::add);

    @AfterEach
    void close() throws InterruptedException {
        gate.countDown();
        inbox.close();
        assertTrue(backlog.drain(PATIENCE.toMillis()));
        database.close();
    }

    @Test
    void what_finds_no_room_is_acknowledged_all_the_same_and_dispatched_once_when_there_is() {
        inbox.start();
        int size = 3_500;
        List<CompletableFuture<?>> taken = take(0, size);
        // none of them was dispatched, and far more than fit into memory are taken in
        CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).join();
        assertEquals(0, dispatched.size());

        gate.countDown();
        await().atMost(PATIENCE).until(() -> dispatched.size() >= size);
        CompletableFuture.allOf(take(size, size + 10).toArray(CompletableFuture[]::new))
                .join();
        await().atMost(PATIENCE).until(() -> dispatched.size() >= size + 10);

        assertEquals(size + 10, dispatched.size());
        assertEquals(size + 10, dispatched.stream().map(Delivery::id).distinct().count());
    }

    @Test
    void what_keeps_coming_while_the_rest_is_read_from_the_disk_is_dispatched_once() {
        inbox.start();
        int size = 2_500;
        CompletableFuture.allOf(take(0, size).toArray(CompletableFuture[]::new)).join();
        gate.countDown();
        for (int i = 0; i < 40; i++) {
            CompletableFuture.allOf(take(size + 50 * i, size + 50 * (i + 1)).toArray(CompletableFuture[]::new))
                    .join();
        }

        awaitDispatched(size + 2_000);
        assertEquals(
                size + 2_000, dispatched.stream().map(Delivery::id).distinct().count());
        assertEquals(size + 2_000, dispatched.size());
    }

    @Test
    void what_is_committed_while_later_ones_are_read_from_the_disk_is_dispatched_too() {
        inbox.start();
        int size = 1_500;
        CompletableFuture.allOf(take(0, size).toArray(CompletableFuture[]::new)).join();
        try (Handle handle = database.jdbi().open()) {
            handle.begin();
            Delivery early = store.add(handle, line("own"));
            CompletableFuture.allOf(take(size, size + 50).toArray(CompletableFuture[]::new))
                    .join();
            SqlStatements statements = database.jdbi().getConfig(SqlStatements.class);
            AtomicBoolean isCommitted = new AtomicBoolean();
            statements.setSqlLogger(new AfterQuery(statements.getSqlLogger(), "state = 'accepted' AND node", () -> {
                if (isCommitted.compareAndSet(false, true)) {
                    handle.commit();
                    backlog.add(early);
                }
            }));
            gate.countDown();
            awaitDispatched(size + 51);
            assertTrue(isCommitted.get());
            assertTrue(dispatched.stream().anyMatch(one -> one.id() == early.id()));
            assertEquals(size + 51, dispatched.size());
        }
    }

    @Test
    void what_is_committed_before_earlier_ones_waits_for_them() {
        inbox.start();
        int size = 1_500;
        CompletableFuture.allOf(take(0, size).toArray(CompletableFuture[]::new)).join();
        try (Handle first = database.jdbi().open()) {
            first.begin();
            Delivery early = store.add(first, line("early"));
            Delivery late = database.jdbi().inTransaction(second -> store.add(second, line("late")));
            gate.countDown();
            awaitDispatched(size);
            assertTrue(dispatched.stream().noneMatch(one -> one.id() == late.id()));

            first.commit();
            backlog.add(early);
            backlog.add(late);
            await().atMost(PATIENCE).until(() -> dispatched.size() >= size + 2);
            assertEquals(
                    size + 2, dispatched.stream().map(Delivery::id).distinct().count());
        }
    }

    /** Does something when a query has been answered, before anyone has the answer. */
    private record AfterQuery(SqlLogger usual, String query, Runnable deed) implements SqlLogger {

        @Override
        public void logBeforeExecution(StatementContext context) {
            usual.logBeforeExecution(context);
        }

        @Override
        public void logAfterExecution(StatementContext context) {
            usual.logAfterExecution(context);
            if (String.valueOf(context.getRenderedSql()).contains(query)) {
                deed.run();
            }
        }

        @Override
        public void logException(StatementContext context, SQLException thrown) {
            usual.logException(context, thrown);
        }
    }

    private static Inbound line(String id) {
        return new Inbound.Line(id, new Origin("lab", null, null, null, ""), "bench ping");
    }

    private List<CompletableFuture<?>> take(int from, int to) {
        return IntStream.range(from, to)
                .<CompletableFuture<?>>mapToObj(i -> inbox.accept(List.of(line("d" + i))))
                .toList();
    }

    private void awaitDispatched(int many) {
        await().atMost(PATIENCE).until(() -> {
            backlog.refill();
            return dispatched.size() >= many;
        });
    }

    private void dispatch(Delivery delivery) {
        try {
            assertTrue(gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dispatched.add(delivery);
    }
}
