package dev.shipmate.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.approval.ApprovalNews;
import dev.shipmate.core.approval.ApprovalRules;
import dev.shipmate.core.approval.ApprovalTexts;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.lookup.LookUp;
import dev.shipmate.core.operations.Operations;
import dev.shipmate.core.pages.AdminPages;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.request.RequestNews;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.settings.AddressRange;
import dev.shipmate.core.web.WebServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AdminRoutesTest {

    private static final Author ROOT = new Author("root", "cli", "r-1");
    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> RIGHT = Map.of("name", "ada", "password", PASSWORD);

    private final Database database = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final Accounts accounts =
            new Accounts(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock), QuickPasswords.make());
    private final SignIns signIns = new SignIns(database.jdbi(), clock, accounts, new SecureRandom());
    private final ApiTokens tokens =
            new ApiTokens(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock), accounts, new SecureRandom());
    private final WebServer server = server(Optional.empty());
    private Browser browser;

    @BeforeEach
    void start() {
        browser = new Browser(server.start());
        accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void whoIsNotSignedInIsSentToSignIn() {
        HttpResponse<String> home = browser.get("/");

        assertEquals(302, home.statusCode());
        assertEquals("/login/", location(home));
        assertTrue(browser.get("/login/").body().contains("type=\"password\""));
    }

    @Test
    void aRightPasswordLeadsToTheOverview() {
        HttpResponse<String> answer = browser.submit("/login/", RIGHT);

        assertEquals(303, answer.statusCode());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
        String page = browser.get("/").body();
        assertTrue(page.contains("Signed in as ada"), page);
    }

    @Test
    void behindTlsTheCookieGoesOverTlsAlone() {
        try (WebServer behindTls = server(Optional.of(URI.create("https://chat.example.org/")))) {
            Browser other = new Browser(behindTls.start());

            String cookie = other.submit("/login/", RIGHT)
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();

            assertTrue(cookie.startsWith("__Host-") && cookie.contains("Secure"), cookie);
            other.sending("Origin", "https://chat.example.org");
            assertEquals(303, other.submit("/login/", RIGHT).statusCode());
        }
    }

    @Test
    void aSessionThatWasThereBeforeSigningInIsNotTheOneAfterwards() {
        browser.cookies().put("shipmate", "planted");
        browser.submit("/login/", RIGHT);
        String first = browser.cookies().get("shipmate");
        browser.submit("/login/", RIGHT);

        assertNotEquals("planted", first);
        assertNotEquals(first, browser.cookies().get("shipmate"));
        assertTrue(signIns.find(new Token(first)).isEmpty(), "the session before is ended");
    }

    @Test
    void theAnswerDoesNotTellWhetherThereIsSuchAName() {
        HttpResponse<String> known = browser.submit("/login/", Map.of("name", "ada", "password", "wrong password"));
        HttpResponse<String> unknown = browser.submit("/login/", Map.of("name", "bob", "password", "wrong password"));

        assertEquals(401, known.statusCode());
        assertEquals(401, unknown.statusCode());
        assertEquals(known.body().replace("\"ada\"", ""), unknown.body().replace("\"bob\"", ""));
        assertFalse(known.body().contains("wrong password"));
    }

    @Test
    void whoGuessesMustWaitAndTheRightPasswordDoesNotHelp() {
        for (int i = 0; i < 10; i++) {
            browser.submit("/login/", Map.of("name", "ada", "password", "guess"));
        }

        HttpResponse<String> answer = browser.submit("/login/", RIGHT);

        assertEquals(429, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        assertTrue(browser.cookies().isEmpty());
        clock.move(Duration.ofMinutes(1));
        assertEquals(303, browser.submit("/login/", RIGHT).statusCode());
    }

    @Test
    void behindATrustedProxyWhoGuessesDoesNotLockOthersOut() {
        Browser guesser = new Browser(browser.port()).sending("X-Forwarded-For", "198.51.100.66, 203.0.113.9");
        for (int i = 0; i < 30; i++) {
            guesser.submit("/login/", Map.of("name", "somebody" + i, "password", "guess"));
        }

        assertEquals(429, guesser.submit("/login/", RIGHT).statusCode());
        Browser other = new Browser(browser.port()).sending("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        assertEquals(
                303, other.submit("/login/", RIGHT).statusCode(), "what a client writes before the proxy counts not");
    }

    @Test
    void inputOfAnyKindIsAnswered() {
        for (String name : List.of("", "x".repeat(5000), "a\0b", "\ud83d\ude00", "' or 1=1 --", "<script>")) {
            int status = browser.submit("/login/", Map.of("name", name, "password", "x".repeat(3000)))
                    .statusCode();
            assertTrue(status == 401 || status == 400, name + ": " + status);
        }
        assertEquals(401, browser.submit("/login/", Map.of()).statusCode());
        assertEquals(404, browser.get("/login/link/" + "x".repeat(500) + "/").statusCode());
    }

    @Test
    void aLinkIsUsedByItsButtonAndOnlyOnce() {
        String path = "/login/link/" + signIns.newLink("ada") + "/";

        assertEquals(200, browser.get(path).statusCode());
        assertEquals(200, browser.get(path).statusCode());
        assertTrue(browser.cookies().isEmpty(), "looking at it signs nobody in");
        assertEquals(303, browser.submit(path, Map.of()).statusCode());
        assertTrue(browser.get("/").body().contains("Signed in as ada"));

        Browser second = new Browser(browser.port());
        assertEquals(404, second.submit(path, Map.of()).statusCode());
        assertEquals(404, second.get(path).statusCode());
        assertTrue(second.cookies().isEmpty());
    }

    @Test
    void whileThereIsNoAccountOneIsMadeByTheSetUpLink() {
        accounts.remove("ada", ROOT);
        String path = "/setup/" + signIns.newSetUpLink() + "/";
        Map<String, String> grace =
                Map.of("name", "Grace", "password", "a right long password", "again", "a right long password");

        assertEquals(200, browser.get(path).statusCode());
        assertEquals(
                400,
                browser.submit(path, Map.of("name", "grace", "password", "short", "again", "short"))
                        .statusCode());
        assertEquals(
                400,
                browser.submit(path, Map.of("name", "grace", "password", "a right long password", "again", "another"))
                        .statusCode());
        assertEquals(303, browser.submit(path, grace).statusCode());
        assertTrue(browser.get("/").body().contains("Signed in as grace"));

        Browser second = new Browser(browser.port());
        assertEquals(404, second.get(path).statusCode());
        assertEquals(404, second.submit(path, grace).statusCode());
        assertEquals(1, accounts.list().size());
    }

    @Test
    void aSetUpLinkEndsAfterAnHourOrWithTheFirstAccount() {
        String beside = "/setup/" + signIns.newSetUpLink() + "/";
        Map<String, String> eve =
                Map.of("name", "eve", "password", "a right long password", "again", "a right long password");
        assertEquals("/login/", location(browser.submit(beside, eve)), "there is an account already");
        accounts.remove("ada", ROOT);
        String late = "/setup/" + signIns.newSetUpLink() + "/";
        clock.move(Duration.ofMinutes(61));

        assertEquals(404, browser.submit(late, eve).statusCode());
        assertEquals(404, browser.submit(beside, eve).statusCode());
        assertTrue(accounts.isEmpty());
    }

    @Test
    void signingOutEndsTheSession() {
        browser.submit("/login/", RIGHT);
        String session = browser.cookies().get("shipmate");
        String csrf = Browser.csrf(browser.get("/").body());

        assertEquals(303, browser.submit("/logout/", Map.of("csrf", csrf)).statusCode());

        assertTrue(browser.cookies().isEmpty());
        assertTrue(signIns.find(new Token(session)).isEmpty());
    }

    @Test
    void anotherSiteCannotMakeABrowserDoAnything() {
        browser.submit("/login/", RIGHT);
        String csrf = Browser.csrf(browser.get("/").body());

        assertEquals(403, browser.submit("/logout/", Map.of()).statusCode());
        assertEquals(403, browser.submit("/logout/", Map.of("csrf", "x")).statusCode());
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1", "%")) {
            Browser misled = new Browser(browser.port()).sending("Origin", origin);
            misled.cookies().putAll(browser.cookies());
            assertEquals(403, misled.submit("/logout/", Map.of("csrf", csrf)).statusCode(), origin);
            assertEquals(403, misled.submit("/login/", RIGHT).statusCode(), origin);
        }
        Browser misled = new Browser(browser.port()).sending("Sec-Fetch-Site", "cross-site");
        assertEquals(403, misled.submit("/login/", RIGHT).statusCode());
        browser.sending("Origin", browser.origin());
        assertEquals(303, browser.submit("/logout/", Map.of("csrf", csrf)).statusCode());
    }

    @Test
    void everyPageTellsTheBrowserWhatItMustNotDo() {
        for (String path : List.of("/", "/login/", "/assets/pico.css", "/nowhere/")) {
            var headers = browser.get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("script-src 'self';"), path);
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
            assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""), path);
        }
        String login = browser.get("/login/").body();
        assertFalse(login.contains("<script") || login.contains("style=") || login.contains("<style"), login);
    }

    @Test
    void onlyTheNamedFilesAreServed() {
        HttpResponse<String> css = browser.get("/assets/pico.css");
        assertEquals(200, css.statusCode());
        assertEquals(
                "text/css; charset=utf-8",
                css.headers().firstValue("Content-Type").orElse(""));
        String tag = css.headers().firstValue("ETag").orElseThrow();
        browser.sending("If-None-Match", tag);
        assertEquals(304, browser.get("/assets/pico.css").statusCode());
        for (String name : List.of("..%2fAssets.class", "x", "%2e%2e", "blocks.js%00")) {
            int status = browser.get("/assets/" + name).statusCode();
            assertTrue(status == 404 || status == 400, name + ": " + status);
        }
    }

    @Test
    void aPageThatIsNotThereSaysSo() {
        HttpResponse<String> page = browser.sending("Accept", "text/html").get("/nowhere/");

        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("There is no such page."), page.body());
    }

    private WebServer server(Optional<URI> publicUrl) {
        Guard guard = new Guard(signIns, tokens, publicUrl);
        Pages pages = new Pages();
        AdminRoutes routes = new AdminRoutes(
                new SignInDesk(accounts, signIns, clock),
                signIns,
                guard,
                pages,
                new ClientAddress(List.of(AddressRange.of("127.0.0.1"))));
        AdminPages behind = new AdminPages(new AdminPages.Parts(
                database.jdbi(),
                clock,
                guard,
                pages,
                accounts,
                tokens,
                new LookUp(() -> Catalog.EMPTY, clock),
                new Operations(),
                () -> Catalog.EMPTY,
                Map::of,
                RunningCommands.NONE,
                requests(),
                approvals(),
                schedules(),
                List::of));
        return new WebServer("127.0.0.1", 0, List.of(routes::addTo, behind::addTo));
    }

    private AccessRequests requests() {
        return new AccessRequests(
                database.jdbi(),
                clock,
                ZoneOffset.UTC,
                new Access(new CandidateQuery(database.jdbi()), new AccessPolicy()),
                new GrantStore(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock)),
                RequestNews.UNTOLD);
    }

    private Schedules schedules() {
        return new Schedules(
                new Schedules.Parts(
                        database.jdbi(),
                        clock,
                        new DeliveryStore(database.jdbi(), clock, "test"),
                        new ChangeLog(database.jdbi(), clock),
                        origin -> origin,
                        platform -> true,
                        delivery -> {},
                        (origin, words) -> {}),
                ZoneOffset.UTC);
    }

    private Approvals approvals() {
        return new Approvals(
                new Approvals.Parts(
                        database.jdbi(),
                        clock,
                        new DeliveryStore(database.jdbi(), clock, "test"),
                        new PendingPrompts(database.jdbi(), clock),
                        new ChangeLog(database.jdbi(), clock),
                        origin -> origin,
                        origin -> Optional.empty(),
                        delivery -> {}),
                new ApprovalRules(List.of(), Duration.ofHours(1)),
                ApprovalNews.UNTOLD,
                new ApprovalTexts(ZoneOffset.UTC));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
