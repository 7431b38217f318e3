package dev.shipmate.core.dispatch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WaitingRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database = TestDatabase.fresh();
    private final DeliveryStore store = new DeliveryStore(database.jdbi(), Clock.systemUTC(), "here");
    private final CountDownLatch gate = new CountDownLatch(1);
    private final PluginThreads busy = new PluginThreads("jokes", getClass().getClassLoader());
    private final PluginThreads free = new PluginThreads("weather", getClass().getClassLoader());
    private final AtomicLong now = new AtomicLong();
    private final Queue<Long> admitted = new ConcurrentLinkedQueue<>();
    private final Queue<Long> turnedAway = new ConcurrentLinkedQueue<>();
    private final WaitingRoom room = new WaitingRoom(
            store, now::get, delivery -> admitted.add(delivery.id()), delivery -> turnedAway.add(delivery.id()));
    private int number;

    @AfterEach
    void close() {
        room.stop();
        gate.countDown();
        busy.close();
        free.close();
        database.close();
    }

    @Test
    void who_comes_while_a_plugin_has_enough_to_do_waits_for_its_turn_and_others_do_not() {
        keepBusy();
        List<Long> come = come(120);

        assertFalse(room.takes(next(), "weather", free));
        room.look();
        assertEquals(List.of(), List.copyOf(admitted));

        gate.countDown();
        awaitLooking(() -> admitted.size() == 120);
        assertEquals(come, List.copyOf(admitted));
        awaitLooking(() -> !room.takes(next(), "jokes", busy));
    }

    @Test
    void nobody_overtakes_who_waits() {
        keepBusy();
        List<Long> come = new ArrayList<>(come(1));
        // the plugin was replaced, and its new threads have nothing to do
        Delivery last = next();
        assertTrue(room.takes(last, "jokes", free));
        come.add(last.id());

        awaitLooking(() -> admitted.size() == 2);
        assertEquals(come, List.copyOf(admitted));
    }

    @Test
    void who_has_waited_for_two_minutes_is_told_so() {
        keepBusy();
        List<Long> early = come(60);
        now.set(TimeUnit.SECONDS.toNanos(121));
        List<Long> late = come(1);

        awaitLooking(() -> turnedAway.size() == 60);
        assertEquals(early, List.copyOf(turnedAway));

        gate.countDown();
        awaitLooking(() -> admitted.size() == 1);
        assertEquals(late, List.copyOf(admitted));
        assertEquals(60, turnedAway.size());
    }

    @Test
    void thirty_thousand_may_wait() {
        keepBusy();
        for (int i = 0; i < 30_000; i++) {
            assertTrue(room.takes(new Delivery(i, line("d"), Instant.EPOCH), "jokes", busy));
        }
        assertFalse(room.takes(new Delivery(30_000, line("d"), Instant.EPOCH), "jokes", busy));
    }

    private void keepBusy() {
        while (!busy.isCrowded()) {
            busy.work(() -> gate.await(60, TimeUnit.SECONDS));
        }
    }

    /** Lets some come, who have to wait for the busy plugin, and returns their numbers. */
    private List<Long> come(int many) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Delivery delivery = next();
            assertTrue(room.takes(delivery, "jokes", busy));
            ids.add(delivery.id());
        }
        return ids;
    }

    private Delivery next() {
        return database.jdbi().inTransaction(handle -> store.add(handle, line("d" + ++number)));
    }

    private void awaitLooking(BooleanSupplier condition) {
        await().atMost(PATIENCE).until(() -> {
            room.look();
            return condition.getAsBoolean();
        });
    }

    private static Inbound line(String id) {
        return new Inbound.Line(id, new Origin("lab", null, null, null, ""), "jokes tell");
    }
}
