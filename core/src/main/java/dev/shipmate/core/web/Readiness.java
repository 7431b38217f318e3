package dev.shipmate.core.web;

import dev.shipmate.core.database.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database can be asked and written to. That it can be asked is tried; that it cannot be written to is known
 * from the last deliveries, and believed for some seconds: a host that is not ready is sent nothing that would show that
 * it is again.
 */
public final class Readiness {

    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final Clock clock;
    private volatile @Nullable Refused refused;

    private record Refused(String reason, Instant until) {}

    public Readiness(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Takes note of a delivery that could not be stored. */
    public void refused(Throwable thrown) {
        Outage.of(thrown)
                .ifPresent(outage ->
                        refused = new Refused(outage.reason(), clock.instant().plus(BELIEVED)));
    }

    /** Returns what is wrong with the database, nothing if it is well. */
    public Optional<String> trouble() {
        Refused last = refused;
        try {
            jdbi.useHandle(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one());
        } catch (RuntimeException e) {
            return Optional.of(Outage.of(e).map(Outage::reason).orElse("the database does not answer"));
        }
        return last != null && clock.instant().isBefore(last.until()) ? Optional.of(last.reason()) : Optional.empty();
    }
}
