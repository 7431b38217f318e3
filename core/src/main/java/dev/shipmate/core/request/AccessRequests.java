package dev.shipmate.core.request;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.Check;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.DuplicateGrantException;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.UniqueViolation;
import dev.shipmate.spi.message.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the requests for access, and grants and refuses them.
 *
 * <p>A request is decided once. What it opens is asked of the one rule anew in the transaction that writes the grants, so
 * that an old request opens no more than is missing then.
 */
public final class AccessRequests {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MOST_OPEN = 20;
    private static final int ATTEMPTS = 3;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ZoneId zone;
    private final Access access;
    private final GrantStore grants;
    private final RequestNews news;
    private final RequestTable table = new RequestTable();

    /**
     * Makes one.
     *
     * @param zone in which a day ends
     * @param news learns of requests after they are written down
     */
    public AccessRequests(Jdbi jdbi, Clock clock, ZoneId zone, Access access, GrantStore grants, RequestNews news) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.zone = zone;
        this.access = access;
        this.grants = grants;
        this.news = news;
    }

    /** The newest first. */
    public Page<AccessRequest> list(Search search) {
        return jdbi.inTransaction(handle -> {
            expire(handle);
            return table.search(handle, search);
        });
    }

    /** Returns the request of a number. */
    public Optional<AccessRequest> find(long number) {
        return jdbi.inTransaction(handle -> {
            expire(handle);
            return table.find(handle, number);
        });
    }

    /** Asks for access on behalf of the user of an origin. The same that is open already is not asked for twice. */
    public Asked open(Origin origin, Wanted what, String reason, @Nullable UUID logId) {
        Decision decision = access.decide(what.question(origin, clock.instant()));
        if (decision.isAllowed()) {
            return new Asked.Needless(what);
        }
        if (!decision.isOpenable() || origin.userId().isEmpty()) {
            return new Asked.Hopeless(what, decision);
        }
        Asked asked = again(
                UniqueViolation::caused, () -> jdbi.inTransaction(handle -> open(handle, origin, what, reason, logId)));
        if (asked instanceof Asked.Opened opened) {
            news.opened(opened.request(), decision);
        }
        return asked;
    }

    /** Grants a request: writes what is missing. */
    public Decided approve(long number, Term term, Approver approver) {
        return decide(number, approver, (handle, request) -> grant(handle, request, term, approver));
    }

    /** Refuses a request. */
    public Decided refuse(long number, String note, Approver approver) {
        return decide(number, approver, (handle, request) -> {
            close(handle, request, RequestState.REFUSED, approver, note, null);
            return new Decided.Refused(closed(handle, request));
        });
    }

    /** Closes what nobody decided in time. */
    public void purge() {
        jdbi.useTransaction(this::expire);
    }

    private Asked open(Handle handle, Origin origin, Wanted what, String reason, @Nullable UUID logId) {
        expire(handle);
        Optional<AccessRequest> known = table.findOpen(handle, origin, what);
        if (known.isPresent()) {
            table.readdress(handle, known.get(), origin.replyTo());
            return new Asked.Known(known.get());
        }
        int open = table.countOpen(handle, origin);
        if (open >= MOST_OPEN) {
            return new Asked.TooMany(open);
        }
        table.insert(handle, UUID.randomUUID(), now(), origin, what, reason, logId);
        return new Asked.Opened(table.findOpen(handle, origin, what).orElseThrow());
    }

    /** What is done to an open request whose row is held. */
    private interface Step {
        Decided take(Handle handle, AccessRequest request);
    }

    private Decided decide(long number, Approver approver, Step step) {
        // another approver may write the same grant for somebody else at the same moment
        Decided decided = again(
                DuplicateGrantException.class::isInstance,
                () -> jdbi.inTransaction(handle -> decide(handle, number, approver, step)));
        if (decided instanceof Decided.Granted granted) {
            news.decided(granted.request());
            return new Decided.Granted(unaddressed(granted.request()), granted.written());
        }
        if (decided instanceof Decided.Refused refused) {
            news.decided(refused.request());
            return new Decided.Refused(unaddressed(refused.request()));
        }
        return decided;
    }

    private Decided decide(Handle handle, long number, Approver approver, Step step) {
        expire(handle);
        Optional<AccessRequest> found = table.findToDecide(handle, number);
        if (found.isEmpty()) {
            return new Decided.Unknown(number);
        }
        AccessRequest request = found.get();
        if (approver.isAskerOf(request)) {
            return new Decided.Own(request);
        }
        return request.state() == RequestState.OPEN ? step.take(handle, request) : new Decided.Closed(request);
    }

    private Decided grant(Handle handle, AccessRequest request, Term term, Approver approver) {
        Instant now = now();
        Decision decision = access.decide(handle, request.question(now));
        if (!decision.isOpenable()) {
            return new Decided.Unopenable(request, decision.obstacle());
        }
        Instant end = term.end(now, zone);
        List<Grant> missing =
                decision.openings().stream().map(grant -> grant.until(end)).toList();
        grants.addAll(handle, missing, approver.authorFor(request));
        Decision after = access.decide(handle, request.question(now));
        if (!after.isAllowed()) {
            throw new IllegalStateException("the grants for request " + request.number() + " do not open it");
        }
        close(handle, request, RequestState.GRANTED, approver, "", end(after));
        return new Decided.Granted(closed(handle, request), missing);
    }

    private void close(
            Handle handle,
            AccessRequest request,
            RequestState state,
            Approver approver,
            String note,
            @Nullable Instant end) {
        if (!table.close(handle, request, state, approver.author().who(), now(), note, end)) {
            throw new IllegalStateException("request " + request.number() + " was closed while its row was held");
        }
    }

    /** When the first of the grants ends that allow it together: one that was there before may end earlier. */
    private static @Nullable Instant end(Decision decision) {
        return decision.checks().stream()
                .map(Check::deciding)
                .filter(Objects::nonNull)
                .map(Grant::expiresAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** As it was written, but with the address that is not kept. */
    private AccessRequest closed(Handle handle, AccessRequest before) {
        AccessRequest after = table.find(handle, before.number()).orElseThrow();
        return addressed(after, before.origin().replyTo());
    }

    private static AccessRequest unaddressed(AccessRequest request) {
        return addressed(request, "");
    }

    private static AccessRequest addressed(AccessRequest request, String replyTo) {
        return new AccessRequest(
                request.id(),
                request.number(),
                request.created(),
                request.origin().withReplyTo(replyTo),
                request.what(),
                request.reason(),
                request.state(),
                request.decidedBy(),
                request.decidedAt(),
                request.note(),
                request.expiresAt(),
                request.logId());
    }

    private void expire(Handle handle) {
        table.expire(handle, now().minus(LIFETIME));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Tries anew in another transaction what met another that did the same. */
    private static <T> T again(Predicate<RuntimeException> isMet, Supplier<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.get();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isMet.test(e)) {
                    throw e;
                }
            }
        }
    }
}
