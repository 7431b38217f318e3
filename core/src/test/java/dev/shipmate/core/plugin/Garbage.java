package dev.shipmate.core.plugin;

import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;

/** Waits for something to be collected. */
final class Garbage {

    private Garbage() {}

    static void awaitCollected(WeakReference<?> gone) {
        await("collected")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    System.gc();
                    return gone.get() == null;
                });
    }
}
