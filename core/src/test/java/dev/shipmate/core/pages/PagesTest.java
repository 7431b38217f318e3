package dev.shipmate.core.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.StoredGrant;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.Browser;
import dev.shipmate.core.admin.QuickPasswords;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.alias.Owner;
import dev.shipmate.core.alias.Scope;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.plugin.PluginJar;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not work, and what must be left whole, on the pages of a real host. */
class PagesTest {

    private static final Author ROOT = new Author("root", "cli", "r-1");
    private static final String PASSWORD = "correct horse battery";
    private static final String SOME_ID = "11111111-2222-3333-4444-555555555555";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>'\"&{{7+7}}${7+7}";

    private static final String LATE = """
            public String name() { return "late"; }
            public List<Command> commands(PluginContext context) { %s return List.of(); }
            """;

    private static final List<String> DEEDS = List.of(
            "/grants/new/",
            "/grants/look-up/",
            "/grants/bulk/",
            "/grants/bulk/delete/",
            "/grants/bulk/edit/",
            "/grants/import/",
            "/grants/import/confirm/",
            "/grants/" + SOME_ID + "/",
            "/grants/" + SOME_ID + "/delete/",
            "/groups/new/",
            "/groups/" + SOME_ID + "/",
            "/groups/" + SOME_ID + "/delete/",
            "/account-links/new/",
            "/account-links/code/",
            "/account-links/" + SOME_ID + "/",
            "/account-links/" + SOME_ID + "/delete/",
            "/aliases/" + SOME_ID + "/delete/",
            "/command-tokens/",
            "/command-tokens/" + SOME_ID + "/delete/",
            "/accounts/",
            "/accounts/ada/role/",
            "/accounts/ada/password/",
            "/accounts/ada/delete/",
            "/requests/1/",
            "/running/1/cancel/");

    @TempDir
    Path home;

    private HostBox box;
    private Accounts accounts;
    private GrantStore grants;
    private ChangeLog changes;
    private Browser ada;
    private Browser vera;

    @BeforeEach
    void start() {
        box = new HostBox(home, HostBox.RICH, Map.of());
        changes = new ChangeLog(box.host.database().jdbi(), box.clock);
        grants = new GrantStore(box.host.database().jdbi(), box.clock, changes);
        accounts = new Accounts(box.host.database().jdbi(), box.clock, changes, QuickPasswords.make());
        accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);
        accounts.add("vera", Role.VIEWER, PASSWORD, ROOT);
        ada = signedIn("ada");
        vera = signedIn("vera");
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void a_code_for_an_account_link_is_shown_once_and_made_for_somebody() {
        String made =
                post("/account-links/code/", Map.of("nautobot_user", "grace")).body();
        assertTrue(made.contains("For grace,") && made.contains("shipmate link "), made);
        assertFalse(ada.get("/account-links/code/").body().contains("shipmate link "));
        assertEquals(
                400, post("/account-links/code/", Map.of("nautobot_user", "")).statusCode());
    }

    @Test
    void thePageOfPluginsShowsSinceWhenOneRunsAndThatItsUpdateIsRefused() throws Exception {
        Path jars = home.resolve("plugins");
        PluginJar.named("late.jar")
                .version("3.1")
                .plugin("acme.Late", LATE.formatted(""))
                .in(jars);
        Awaitility.await().until(() -> ada.get("/plugins/late/").body().contains("Loaded at"));
        String page = ada.get("/plugins/late/").body();
        assertTrue(page.contains("Generation") && page.contains("SHA-256"), page);

        PluginJar.named("late.jar")
                .version("3.2")
                .plugin("acme.Late", LATE.formatted("if (true) return null;"))
                .in(jars);
        Awaitility.await().until(() -> ada.get("/plugins/").body().contains("running, update refused"));
        page = ada.get("/plugins/late/").body();
        assertTrue(page.contains("generation 1 goes on, its update is refused: commands() returned null"), page);
        assertTrue(page.contains("3.1"), page);
    }

    @Test
    void whatChangesSomethingIsForAdministratorsWithAPageOfOurs() {
        String viewersCsrf = Browser.csrf(vera.get("/").body());
        long before = changes.list(Search.first(1)).total();
        for (String deed : DEEDS) {
            assertEquals(
                    401, new Browser(box.host.port()).submit(deed, Map.of()).statusCode(), deed);
            assertEquals(403, vera.submit(deed, Map.of("csrf", viewersCsrf)).statusCode(), deed);
            assertEquals(403, ada.submit(deed, Map.of()).statusCode(), deed + " without its secret");
            assertEquals(403, ada.submit(deed, Map.of("csrf", viewersCsrf)).statusCode(), deed + " with another's");
        }
        assertEquals(before, changes.list(Search.first(1)).total(), "nothing was changed");
        for (String page : List.of(
                "/grants/new/", "/grants/import/", "/groups/new/", "/account-links/new/", "/account-links/code/")) {
            assertEquals(403, vera.get(page).statusCode(), page);
            assertEquals(302, new Browser(box.host.port()).get(page).statusCode(), page);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/grants/no-uuid/",
                "/grants/" + SOME_ID + "/",
                "/groups/" + SOME_ID + "/",
                "/log/" + SOME_ID + "/",
                "/log/x/",
                "/changes/" + SOME_ID + "/",
                "/account-links/" + SOME_ID + "/",
                "/plugins/nothing/"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertEquals(404, ada.get(path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/grants/?offset=-5&platform=%00&q=%3Cscript%3E",
                "/log/?status=nonsense&offset=99999999999999999999",
                "/log/?q=%27+or+1%3D1+--",
                "/changes/?object_type=x&q=%25",
                "/explain/?platform=lab&line=%22open",
                "/explain/?platform=lab&line=%00&user=%00",
                "/matrix/?platform=nowhere&command=%3Cb%3E",
                "/?done=%3Cscript%3E"
            })
    void oddQuestionsAreAnsweredQuietly(String path) {
        HttpResponse<String> page = ada.get(path);

        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains("<script>") || page.body().contains("<b>\""), page.body());
    }

    @Test
    void textsOfOthersStayTextsOnEveryPage() {
        post("/grants/new/", grant("jokes", HOSTILE));
        post("/groups/new/", Map.of("platform", "*", "name", "g", "members", "U1 " + HOSTILE));
        post("/account-links/new/", Map.of("platform", "lab", "user_id", HOSTILE, "nautobot_user", HOSTILE));
        post("/command-tokens/", Map.of("platform", "lab", "comment", HOSTILE, "token", "abcdefgh12345678"));
        post("/tokens/", Map.of("description", HOSTILE));
        new User(box, HOSTILE, HOSTILE, HOSTILE).says("bench " + HOSTILE);
        new AliasStore(box.host.database().jdbi(), Clock.systemUTC())
                .put(new Owner("lab", Scope.USER, HOSTILE, HOSTILE), "st", HOSTILE, ROOT);
        box.ada().says("bench echo");
        Awaitility.await().until(() -> !box.log().isEmpty());
        StoredGrant stored = grants.list(Search.first(1)).rows().get(0);
        for (String path : List.of(
                "/",
                "/log/",
                "/grants/",
                "/grants/" + stored.id() + "/",
                "/groups/",
                "/matrix/",
                "/explain/?platform=lab&line=" + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8),
                "/account-links/",
                "/aliases/",
                "/command-tokens/",
                "/tokens/",
                "/changes/",
                "/requests/")) {
            HttpResponse<String> page = ada.get(path);
            assertEquals(200, page.statusCode(), path);
            assertFalse(page.body().contains("<img src=x"), path);
        }
        assertTrue(ada.get("/grants/").body().contains("&lt;img src=x"));
    }

    @Test
    void aliasesAreSeenByAllAndRemovedByAdministrators() {
        AliasStore aliases = new AliasStore(box.host.database().jdbi(), Clock.systemUTC());
        aliases.put(new Owner("lab", Scope.CHANNEL, "C1", "general"), "bench", "bench plain | count", ROOT);
        String path = "/aliases/" + aliases.list(Search.first(1)).rows().get(0).id() + "/";
        String list = vera.get("/aliases/").body();
        assertTrue(list.contains("bench plain | count") && list.contains("a command of this name goes first"), list);
        assertFalse(vera.get(path).body().contains("Remove"));
        assertTrue(ada.get(path).body().contains("Remove"));

        assertEquals(303, post(path + "delete/", Map.of()).statusCode());

        assertEquals(404, ada.get(path).statusCode());
        assertTrue(ada.get("/changes/").body().contains("alias"));
    }

    @Test
    void formulasAreGuardedInExportsAndComeBackAsTheyWere() {
        for (String value : List.of("=1+1", "+1", "-1", "@noc", "'quoted", "plain,with \"both\"")) {
            post("/grants/new/", grant("jokes", value));
        }
        String csv = ada.get("/grants/export.csv").body();
        csv.lines().skip(1).forEach(line -> {
            for (String cell : line.split(",")) {
                assertFalse(cell.matches("[=+@-].*"), line);
            }
        });
        List<String> before = values();
        grants.removeAll(
                grants.list(Search.first(100)).rows().stream()
                        .map(StoredGrant::id)
                        .toList(),
                ROOT);

        post("/grants/import/confirm/", Map.of("csv", csv));

        assertEquals(before, values());
        box.ada().says("bench echo");
        Awaitility.await().until(() -> !box.log().isEmpty());
        assertTrue(ada.get("/log/export.csv").body().startsWith("id,start_time"));
        assertTrue(ada.get("/log/export.jsonl").body().contains("\"status\":\"blocked\""));
    }

    @Test
    void aFileWithMistakesImportsNothing() {
        HttpResponse<String> page = post(
                "/grants/import/",
                Map.of("csv", "command,subcommand,grant_type,value\njokes,*,team,U1\n*,tell,user,U1"));

        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("Must be organization, channel or user."), page.body());
        assertEquals(0, grants.list(Search.first(1)).total());
    }

    @Test
    void whatIsNoFormOrTooLongIsRefused() throws Exception {
        String start = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        for (String body : List.of("nonsense", start + "a".repeat(3_000_000) + "\r\n--x--\r\n", start)) {
            for (String path : List.of("/login/", "/grants/import/")) {
                int status = HttpClient.newHttpClient()
                        .send(
                                ada.request(path)
                                        .header("Content-Type", "multipart/form-data; boundary=x")
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                assertTrue(status == 400 || status == 413, path + ": " + status);
            }
        }
    }

    @Test
    void oneOfManyThatCannotBeChangedLeavesAllAsTheyWere() {
        post("/grants/new/", grant("jokes", "U1"));
        post("/grants/new/", grant("weather", "U1"));
        List<StoredGrant> both = grants.list(Search.first(9)).rows();
        String csrf = Browser.csrf(ada.get("/").body());

        HttpResponse<String> page = ada.submit(
                "/grants/bulk/edit/",
                Map.of("csrf", csrf, "command", "same", "id", both.get(0).id().toString()));
        assertEquals(303, page.statusCode());
        HttpResponse<String> clash = ada.submit(
                "/grants/bulk/edit/",
                Map.of("csrf", csrf, "command", "same", "id", both.get(1).id().toString()));

        assertEquals(400, clash.statusCode());
        assertTrue(clash.body().contains("Nothing was changed."), clash.body());
        assertEquals(
                "weather", grants.find(both.get(1).id()).orElseThrow().grant().command());
    }

    @Test
    void nobodyRevokesAnothersTokenButAnAdministrator() {
        String csrf = Browser.csrf(vera.get("/").body());
        post("/tokens/", Map.of("description", "of ada"));
        UUID id = box.host
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select id from api_token")
                        .mapTo(UUID.class)
                        .one());

        assertFalse(vera.get("/tokens/").body().contains("of ada"));
        assertEquals(
                404,
                vera.submit("/tokens/" + id + "/delete/", Map.of("csrf", csrf)).statusCode());
        assertEquals(
                200,
                vera.submit("/tokens/", Map.of("csrf", csrf, "account", "ada")).statusCode());
        assertTrue(vera.get("/tokens/").body().contains("<td>vera</td>"), "asked for ada's, got one of her own");
        assertEquals(303, post("/tokens/" + id + "/delete/", Map.of()).statusCode());
    }

    @Test
    void theLastAdministratorStays() {
        for (String deed : List.of("/accounts/ada/delete/", "/accounts/ada/role/")) {
            HttpResponse<String> page = post(deed, Map.of("role", "viewer"));
            assertEquals(400, page.statusCode());
            assertTrue(page.body().contains("the only administrator"), page.body());
        }
    }

    @Test
    void aPasswordIsNotGuessedThroughAnOpenSession() {
        Map<String, String> guess = Map.of("current", "guess", "password", "a new password", "again", "a new password");
        for (int i = 0; i < 5; i++) {
            assertTrue(post("/account/password/", guess).body().contains("The current password is wrong."));
        }
        assertTrue(post("/account/password/", guess).body().contains("Too many tries."));
        assertEquals(200, ada.get("/").statusCode());
    }

    @Test
    void whatAPageChangesIsLoggedInItsUsersName() {
        post("/grants/new/", grant("jokes", "U1"));

        ChangeEntry change = changes.list(Search.first(1).where("object_type", "accessgrant"))
                .rows()
                .get(0);
        assertEquals("ada", change.author().who());
        assertEquals("web", change.author().means());
        assertTrue(String.valueOf(change.after()).contains("U1"));
        assertEquals(200, ada.get("/changes/" + change.id() + "/").statusCode());
        assertEquals(
                404, post("/changes/" + change.id() + "/", Map.of("who", "eve")).statusCode());
    }

    private List<String> values() {
        return grants.list(Search.first(100)).rows().stream()
                .map(stored -> stored.grant().value())
                .sorted()
                .toList();
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", Browser.csrf(ada.get("/").body()));
        return ada.submit(path, all);
    }

    private static Map<String, String> grant(String command, String value) {
        return Map.of("command", command, "subcommand", "*", "grant_type", "user", "name", HOSTILE, "value", value);
    }

    private Browser signedIn(String name) {
        Browser browser = new Browser(box.host.port());
        assertEquals(
                303,
                browser.submit("/login/", Map.of("name", name, "password", PASSWORD))
                        .statusCode());
        return browser;
    }
}
