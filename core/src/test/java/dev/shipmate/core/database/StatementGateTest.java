package dev.shipmate.core.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatementGateTest {

    private static final int ROUNDS = 5_000;

    private final StatementGate gate = new StatementGate();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void no_change_is_at_work_while_the_writer_of_either_of_two_stores_has_it_shut() throws Exception {
        List<Future<?>> all = Stream.<Runnable>of(this::piece, this::piece, this::change, this::change)
                .<Future<?>>map(step -> threads.submit(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        step.run();
                    }
                }))
                .toList();
        for (Future<?> one : all) {
            one.get(50, SECONDS);
        }
        assertEquals(0, broken.get());
    }

    private void piece() {
        gate.shut();
        Thread.yield();
        broken.addAndGet(working.get());
        gate.open();
    }

    private void change() {
        gate.enter();
        working.incrementAndGet();
        Thread.yield();
        working.decrementAndGet();
        gate.leave();
    }
}
