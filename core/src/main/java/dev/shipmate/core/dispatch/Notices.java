package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
    private static final Duration LONGEST = Duration.ofSeconds(60);

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
        // on the sending threads, so that a slow service does not keep requests from being received
        PluginThreads.Task<Inbound> task =
                platform.plugin().threads().send(() -> platform.platform().resolve(notice));
        ScheduledFuture<?> alarm = timer.schedule(task::interrupt, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        task.future().whenComplete((inbound, thrown) -> {
            alarm.cancel(false);
            if (thrown == null && !(inbound instanceof Inbound.Notice)) {
                learnt.accept(new Delivery(delivery.id(), inbound, delivery.receivedAt()));
            } else if (attempt < ATTEMPTS && !isFinal(thrown)) {
                Duration pause = told(thrown).orElse(Duration.ofMillis(250L << attempt));
                timer.schedule(
                        () -> attempt(delivery, notice, learnt, givenUp, attempt + 1),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
            } else {
                LOG.warn(
                        "{} does not tell what a notice is about: {}",
                        platform.platform().name(),
                        reason(thrown));
                givenUp.run();
            }
        });
    }

    private static boolean isFinal(@Nullable Throwable thrown) {
        return refusal(thrown).map(PlatformException::isFinal).orElse(thrown == null);
    }

    private static Optional<Duration> told(@Nullable Throwable thrown) {
        return refusal(thrown).flatMap(PlatformException::delay);
    }

    private static String reason(@Nullable Throwable thrown) {
        return refusal(thrown)
                .map(refused -> String.valueOf(refused.getMessage()))
                .orElse(String.valueOf(thrown));
    }

    private static Optional<PlatformException> refusal(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlatformException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
