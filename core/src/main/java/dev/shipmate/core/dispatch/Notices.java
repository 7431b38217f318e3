package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns what a notice is about by letting its adapter call the platform back, again where a fault may pass. */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int ATTEMPTS = 8;

    private final Supplier<Catalog> catalog;
    private final ScheduledExecutorService timer;

    Notices(Supplier<Catalog> catalog, ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.timer = timer;
    }

    /** Gives the delivery with what the notice is about to {@code learnt}, or runs {@code givenUp}. */
    void resolve(Delivery delivery, Inbound.Notice notice, Consumer<Delivery> learnt, Runnable givenUp) {
        attempt(delivery, notice, learnt, givenUp, 1);
    }

    private void attempt(
            Delivery delivery, Inbound.Notice notice, Consumer<Delivery> learnt, Runnable givenUp, int attempt) {
        Optional<InstalledPlatform> found =
                catalog.get().platform(notice.origin().platform());
        if (found.isEmpty()) {
            givenUp.run();
            return;
        }
        InstalledPlatform platform = found.get();
        platform.plugin()
                .threads()
                .quick(() -> platform.platform().resolve(notice))
                .future()
                .whenComplete((inbound, thrown) -> {
                    if (thrown == null && !(inbound instanceof Inbound.Notice)) {
                        learnt.accept(new Delivery(delivery.id(), inbound, delivery.receivedAt()));
                    } else if (attempt < ATTEMPTS && !isFinal(thrown)) {
                        Duration pause = Duration.ofMillis(250L << attempt);
                        timer.schedule(
                                () -> attempt(delivery, notice, learnt, givenUp, attempt + 1),
                                pause.toMillis(),
                                TimeUnit.MILLISECONDS);
                    } else {
                        LOG.warn(
                                "{} does not tell what a notice is about",
                                platform.platform().name(),
                                thrown);
                        givenUp.run();
                    }
                });
    }

    private static boolean isFinal(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlatformException refused) {
                return refused.isFinal();
            }
        }
        return thrown == null;
    }
}
