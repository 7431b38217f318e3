package dev.shipmate.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Effect;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.GrantType;
import dev.shipmate.core.access.StoredGrant;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.talk.SettableClock;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AccessRequestsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Wanted STATUS = new Wanted("network", "status", Kind.EXACT);
    private static final Origin ADA = origin("ada", "Ada");
    private static final Approver BOB = Approver.inChat(origin("bob", "Bob"));
    private static final Author ROOT = new Author("root", "cli", "1");

    private final Database database = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock();
    private final ChangeLog changes = new ChangeLog(database.jdbi(), clock);
    private final GrantStore grants = new GrantStore(database.jdbi(), clock, changes);
    private final Access access = new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());
    private final List<String> news = new ArrayList<>();
    private final AccessRequests requests =
            new AccessRequests(database.jdbi(), clock, ZONE, access, grants, new RequestNews() {
                @Override
                public void opened(AccessRequest request, Decision decision) {
                    news.add("opened " + request.what().path());
                }

                @Override
                public void decided(AccessRequest request) {
                    news.add(request.state().word() + " to " + request.origin().replyTo());
                }
            });

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_missing_is_written_for_an_hour_and_nothing_else() {
        grants.add(Grant.allow("*", "network", "*", GrantType.ORGANIZATION, "T"), ROOT);
        long number = open(ADA, STATUS).number();
        Decided.Granted granted = assertInstanceOf(Decided.Granted.class, requests.approve(number, Term.HOUR, BOB));

        assertEquals(
                List.of(GrantType.CHANNEL, GrantType.USER),
                granted.written().stream().map(Grant::type).toList());
        assertTrue(access.decide(STATUS.question(ADA, clock.instant())).isAllowed());
        assertFalse(access.decide(STATUS.question(origin("eve", ""), clock.instant()))
                .isAllowed());
        clock.advance(Duration.ofMinutes(61));
        assertFalse(access.decide(STATUS.question(ADA, clock.instant())).isAllowed());
        assertEquals(List.of("opened network status", "granted to secret"), news);
    }

    @Test
    void the_change_log_names_the_approver_and_the_asker() {
        requests.approve(open(ADA, STATUS).number(), Term.ALWAYS, BOB);

        List<ChangeEntry> lines = changes.list(Search.first(9)).rows();
        assertEquals(3, lines.size());
        assertEquals("lab bob (Bob) for lab ada (Ada)", lines.get(0).author().who());
        assertEquals("chat", lines.get(0).author().means());
        assertEquals(
                1,
                lines.stream().map(line -> line.author().requestId()).distinct().count());
    }

    @Test
    void a_name_of_many_lines_is_one_line_in_the_change_log() {
        requests.approve(open(origin("eve", "Eve\nroot"), STATUS).number(), Term.HOUR, BOB);
        assertEquals(
                "lab bob (Bob) for lab eve (Eve root)",
                changes.list(Search.first(1)).rows().get(0).author().who());
    }

    @Test
    void the_same_is_asked_for_once_and_again_when_it_is_closed() {
        AccessRequest first = open(ADA, STATUS);
        Asked.Known known =
                assertInstanceOf(Asked.Known.class, requests.open(ADA.withReplyTo("newer"), STATUS, "please", null));
        assertEquals(first.number(), known.request().number());

        requests.refuse(first.number(), "no", BOB);
        assertEquals("refused to newer", news.get(1));
        assertTrue(open(ADA, STATUS).number() > first.number());
    }

    @Test
    void nobody_decides_his_own_and_nobody_decides_twice() {
        long number = open(ADA, STATUS).number();

        assertInstanceOf(Decided.Own.class, requests.approve(number, Term.HOUR, Approver.inChat(ADA)));
        assertInstanceOf(Decided.Own.class, requests.refuse(number, "", Approver.inChat(ADA)));
        assertInstanceOf(Decided.Refused.class, requests.refuse(number, "not now", BOB));
        Decided.Closed closed =
                assertInstanceOf(Decided.Closed.class, requests.approve(number, Term.HOUR, Approver.of(ROOT)));
        assertEquals("lab bob (Bob)", closed.request().decidedBy());
        assertEquals("not now", closed.request().note());
        assertEquals("", closed.request().origin().replyTo());
        assertInstanceOf(Decided.Unknown.class, requests.refuse(4711, "", BOB));
        assertEquals(0, grants.list(Search.first(9)).total());
    }

    @Test
    void of_many_approvers_at_once_one_is_first() throws Exception {
        long number = open(ADA, STATUS).number();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Decided>> tries = IntStream.range(0, 8)
                    .<Callable<Decided>>mapToObj(i ->
                            () -> requests.approve(number, Term.HOUR, Approver.inChat(origin("u" + i, ""))))
                    .toList();
            int granted = 0;
            for (Future<Decided> decided : threads.invokeAll(tries)) {
                granted += decided.get() instanceof Decided.Granted ? 1 : 0;
            }
            assertEquals(1, granted);
            assertEquals(3, grants.list(Search.first(9)).total());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void requests_of_many_in_one_channel_are_granted_at_once() throws Exception {
        List<Long> numbers = IntStream.range(0, 8)
                .mapToObj(i -> open(origin("u" + i, ""), STATUS).number())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Decided>> tries = numbers.stream()
                    .<Callable<Decided>>map(number -> () -> requests.approve(number, Term.ALWAYS, BOB))
                    .toList();
            for (Future<Decided> decided : threads.invokeAll(tries)) {
                assertInstanceOf(Decided.Granted.class, decided.get());
            }
            assertEquals(10, grants.list(Search.first(20)).total());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_deny_is_not_opened_and_the_request_stays_open() {
        long number = open(ADA, STATUS).number();
        grants.add(new Grant("*", "network", "status", GrantType.USER, "", "ada", "", Effect.DENY, null), ROOT);

        Decided.Unopenable unopenable =
                assertInstanceOf(Decided.Unopenable.class, requests.approve(number, Term.ALWAYS, BOB));
        assertEquals("A deny grant refuses this user.", unopenable.obstacle());
        assertEquals(RequestState.OPEN, requests.find(number).orElseThrow().state());
        assertEquals(1, grants.list(Search.first(9)).total());
        assertInstanceOf(Asked.Hopeless.class, requests.open(ADA, STATUS, "", null));
    }

    @Test
    void what_the_platform_does_not_name_cannot_be_asked_for() {
        Origin nowhere = new Origin("lab", null, Party.of("C"), Party.of("ada"), "");
        assertInstanceOf(Asked.Hopeless.class, requests.open(nowhere, STATUS, "", null));
        Origin nobody = new Origin("lab", Party.of("T"), Party.of("C"), Party.of(""), "");
        assertInstanceOf(Asked.Hopeless.class, requests.open(nobody, STATUS, "", null));
    }

    @Test
    void what_was_granted_meanwhile_needs_no_grant_and_says_when_that_ends() {
        long number = open(ADA, STATUS).number();
        requests.approve(open(ADA, new Wanted("network", "devices", Kind.EXACT)).number(), Term.ALWAYS, BOB);
        Instant soon = clock.instant().plusSeconds(60);
        for (GrantType type : GrantType.values()) {
            grants.add(Grant.allow("*", "network", "status", type, "*").until(soon), ROOT);
        }
        Decided.Granted granted = assertInstanceOf(Decided.Granted.class, requests.approve(number, Term.ALWAYS, BOB));
        assertEquals(List.of(), granted.written());
        assertTrue(granted.request().expiresAt() != null
                && !granted.request().expiresAt().isAfter(soon));
        assertInstanceOf(Asked.Needless.class, requests.open(ADA, STATUS, "", null));
    }

    @Test
    void an_expired_grant_of_before_is_renewed() {
        requests.approve(open(ADA, STATUS).number(), Term.HOUR, BOB);
        clock.advance(Duration.ofHours(2));
        requests.approve(open(ADA, STATUS).number(), Term.ALWAYS, BOB);

        List<StoredGrant> all = grants.list(Search.first(9)).rows();
        assertEquals(3, all.size());
        all.forEach(stored -> assertNull(stored.grant().expiresAt()));
    }

    @Test
    void today_ends_at_midnight_where_the_host_stands() {
        Instant evening = Instant.parse("2030-06-01T21:30:00Z");
        assertEquals(Instant.parse("2030-06-01T22:00:00Z"), Term.TODAY.end(evening, ZONE));
        assertEquals(Instant.parse("2030-06-01T22:30:00Z"), Term.HOUR.end(evening, ZONE));
        assertNull(Term.ALWAYS.end(evening, ZONE));
    }

    @Test
    void a_request_that_nobody_decides_expires() {
        long number = open(ADA, STATUS).number();
        clock.advance(Duration.ofDays(7).plusSeconds(1));

        assertInstanceOf(Decided.Closed.class, requests.approve(number, Term.HOUR, BOB));
        assertEquals(RequestState.EXPIRED, requests.find(number).orElseThrow().state());
        assertEquals("", requests.find(number).orElseThrow().origin().replyTo());
        assertEquals(0, requests.list(Search.first(9).where("state", "open")).total());
    }

    @Test
    void one_user_has_twenty_open_requests_at_most() {
        IntStream.range(0, 20).forEach(i -> open(ADA, new Wanted("network", "get-" + i, Kind.EXACT)));
        assertEquals(new Asked.TooMany(20), requests.open(ADA, STATUS, "", null));
        open(origin("bob", ""), STATUS);
    }

    @Test
    void a_request_never_shows_how_to_reach_its_asker() {
        assertFalse(open(ADA, STATUS).toString().contains("secret"));
    }

    private AccessRequest open(Origin origin, Wanted what) {
        return assertInstanceOf(Asked.Opened.class, requests.open(origin, what, "I must", null))
                .request();
    }

    private static Origin origin(String user, String name) {
        return new Origin("lab", Party.of("T"), Party.of("C"), new Party(user, name), "secret");
    }
}
