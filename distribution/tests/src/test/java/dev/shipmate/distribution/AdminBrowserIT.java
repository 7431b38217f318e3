package dev.shipmate.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator's first day in a real browser, on the built distribution: from the set-up link over the first grants to
 * the logs. The steps build on each other.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminBrowserIT {

    private static final Path PICTURES = Path.of("target/screenshots/admin");
    private static final Pattern SET_UP = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/setup/\\S+)");
    private static final String PASSWORD = "a right long password";

    private HostProcess host;
    private Playwright playwright;
    private Browser browser;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) {
        Chromium.assume();
        Path home = HostProcess.home(
                folder, "http_host=127.0.0.1", "http_port=0", "enable_console=true", "network_sample_data=true");
        host = HostProcess.start(home);
        playwright = Playwright.create();
        browser = Chromium.launch(playwright);
        page = visitor();
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (host != null) {
            host.close();
        }
    }

    @AfterEach
    void nothingComplained() {
        assertEquals(List.of(), complaints);
    }

    @Test
    @Order(1)
    void theSetUpLinkMakesTheFirstAdministrator() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SET_UP.matcher(host.log()).find());
        Matcher link = SET_UP.matcher(host.log());
        assertTrue(link.find());
        page.navigate(link.group(1));
        page.getByLabel("Name").fill("grace");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("Password again").fill(PASSWORD);
        press("Make the account");
        assertThat(heading()).hasText("Overview");
    }

    @Test
    @Order(2)
    void aBlockedAttemptBecomesAGrantInAFewClicks() {
        says("jokes tell", "is not permitted");
        go("/log/?status=blocked");
        page.locator("tbody a").first().click();
        assertThat(page.locator("main")).containsText("If it were typed now");
        for (int check = 0; check < 3; check++) {
            go("/log/?status=blocked");
            page.locator("tbody a").first().click();
            page.getByText("Grant it…").first().click();
            assertThat(page.getByLabel("Command", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("jokes");
            press("Add the grant");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Added.");
        }
        says("jokes tell network", "Shipmate");
        go("/log/?status=succeeded");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    @Order(3)
    void aGrantIsMadeWithTheKeyboardAlone() {
        go("/grants/");
        for (int tabs = 0; tabs < 60 && !"Add a grant".equals(focused()); tabs++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL("**/grants/new/");
        // the first field has the focus
        page.keyboard().type("network");
        page.keyboard().press("Tab");
        page.keyboard().type("*");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("c"); // the platform console
        page.keyboard().press("Tab");
        page.keyboard().type("u"); // the type user
        page.keyboard().press("Tab");
        page.keyboard().type("Everybody");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("*");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Added.");
        assertThat(row("Everybody")).containsText("network *");
        assertThat(row("Everybody")).containsText("console");
    }

    @Test
    @Order(4)
    void whatIsWrongIsToldAtItsField() {
        go("/grants/new/");
        field("Command").fill("*");
        field("Subcommand").fill("tell");
        page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)).fill("U1");
        press("Add the grant");
        assertThat(page.locator("#help-subcommand")).containsText("*");
        assertThat(field("Subcommand")).hasAttribute("aria-invalid", "true");
        assertThat(field("Command")).hasValue("*");
        complaints.removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    @Order(5)
    void aValueIsLookedUpFromAName() {
        go("/grants/new/");
        page.getByLabel("Platform").selectOption("console");
        page.getByLabel("Type").selectOption("user");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("grace");
        press("Look up value from name");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Found on console");
        assertThat(page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("grace");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("nobody at all");
        press("Look up value from name");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nobody and nothing is called");
    }

    @Test
    @Order(6)
    void aFileIsLookedAtBeforeItIsImported() {
        String csv = "command,subcommand,grant_type,name,value\r\n"
                + "network,*,organization,Console,console\r\nnetwork,*,channel,\"=cmd|' /C calc'!A0\",console\r\n";
        go("/grants/import/");
        page.getByLabel("File")
                .setInputFiles(new FilePayload("grants.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        press("Show what would change");
        assertThat(page.locator("main")).containsText("2 would be added, 0 changed");
        Page beside = visitor(page);
        beside.navigate(host.address() + "/grants/?command=network");
        assertThat(beside.locator("tbody tr")).hasCount(1);
        beside.close();
        press("Import them");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Imported.");
        assertThat(page.locator("tbody")).containsText("=cmd|' /C calc'!A0");
    }

    @Test
    @Order(7)
    void whatASpreadsheetWouldRunIsGuardedInTheExport() throws IOException {
        go("/grants/?command=network");
        Download download = page.waitForDownload(() -> link("Export").click());
        String csv = Files.readString(download.path());
        assertTrue(csv.contains("'=cmd|'"), csv);
        assertEquals(4, csv.lines().count(), csv);
    }

    @Test
    @Order(8)
    void manyGrantsAreChangedAndDeletedTogether() {
        go("/grants/?command=network");
        page.getByLabel("Choose all").check();
        press("Edit…");
        assertThat(heading()).hasText("Edit 3 grants");
        page.getByLabel("Ends at (UTC)").fill("2100-01-01T12:30:45");
        press("Save");
        go("/grants/?command=network");
        assertThat(page.locator("tbody time[datetime='2100-01-01T12:30:45Z']")).hasCount(3);
        go("/grants/?command=jokes");
        page.getByLabel("Choose all").check();
        press("Delete…");
        assertThat(heading()).hasText("Delete 3 grants");
        press("Delete them");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Removed.");
        says("jokes tell", "is not permitted");
    }

    @Test
    @Order(9)
    void aGroupIsMadeAndCannotBeDeletedWhileItIsNamed() {
        go("/groups/new/");
        field("Name").fill("noc");
        page.getByLabel("Members").fill("grace Grace Hopper\nada");
        press("Add the group");
        go("/grants/new/");
        field("Command").fill("jokes");
        field("Subcommand").fill("*");
        page.getByLabel("Type").selectOption("user");
        page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)).fill("@noc");
        press("Add the grant");
        go("/groups/");
        link("@noc").click();
        page.locator("summary").click();
        press("Delete");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("is named by 1 grant");
        complaints.removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    @Order(10)
    void explainAndTheMatrixSayTheSame() {
        go("/explain/?platform=console&organization=console&channel=console&user=grace&line=jokes+tell");
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.locator("tbody tr").nth(2)).containsText("permits");
        assertThat(page.locator("tbody tr").nth(0)).containsText("blocks");
        go("/matrix/?platform=console&organization=console&channel=console");
        assertThat(page.locator("tr:has-text('network status') td").first()).hasText("yes");
        assertThat(page.locator("tr:has-text('jokes tell') td").first()).hasText("no");
    }

    @Test
    @Order(11)
    void aRunningCommandIsCancelled() {
        Page chat = visitor(page);
        // On a slow machine a run may be over before it is seen: then another is begun.
        boolean isCancelled = false;
        for (int attempt = 1; attempt <= 5 && !isCancelled; attempt++) {
            chat.navigate(host.address() + "/console/");
            assertThat(chat.locator("#conversation")).hasClass(Pattern.compile("is-live"));
            chat.locator("#line").fill("network redeploy fra02");
            chat.locator("#line").press("Enter");
            Locator confirm = chat.locator("#entries li").last().locator("form");
            assertThat(confirm).isVisible();
            confirm.locator("button:not(:has-text('Cancel'))").first().click();
            Locator cancel = button("Cancel network redeploy");
            for (int look = 0; look < 30 && cancel.count() == 0; look++) {
                go("/running/");
            }
            if (cancel.count() > 0) {
                cancel.first().click();
                isCancelled = page.getByRole(AriaRole.STATUS).textContent().contains("Asked to stop");
            }
        }
        assertTrue(isCancelled);
        assertThat(chat.locator("#entries li").last()).containsText("Cancelled by grace");
        assertThat(page.locator("#running")).containsText("Nothing is running.");
        chat.close();
    }

    @Test
    @Order(12)
    void aTokenIsShownOnce() {
        go("/tokens/");
        field("What for").fill("ansible");
        press("Make the token");
        String token = page.locator("#fresh").textContent();
        assertTrue(token.matches("[0-9a-f]{40}"), token);
        go("/tokens/");
        assertThat(page.locator("main")).not().containsText(token);
        assertThat(page.locator("tbody")).containsText(token.substring(34));
        page.locator("summary").first().click();
        press("Revoke");
        assertThat(page.locator("main")).containsText("There are none.");
    }

    @Test
    @Order(13)
    void commandTokensAndAccountLinksAreKept() {
        go("/command-tokens/");
        page.getByLabel("Platform").selectOption("console");
        field("Comment").fill("<b>jokes</b>");
        page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill("abcdefgh12345678");
        press("Add the token");
        assertThat(page.locator("tbody")).containsText("<b>jokes</b>");
        assertThat(page.locator("body")).not().containsText("abcdefgh12345678");
        go("/account-links/new/");
        page.getByLabel("Platform").selectOption("console");
        page.getByLabel("Chat user's ID").fill("grace");
        page.getByLabel("Nautobot user name").fill("g.hopper");
        press("Add the link");
        assertThat(page.locator("tbody")).containsText("g.hopper");
    }

    @Test
    @Order(13)
    void pagesWorkWithoutScripts() {
        Page plain = watched(browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage());
        plain.navigate(host.address() + "/login/");
        plain.getByLabel("Name").fill("grace");
        plain.getByLabel("Password").fill(PASSWORD);
        plain.locator("main button").click();
        plain.navigate(host.address() + "/grants/");
        plain.getByLabel("Command").fill("network");
        plain.locator("form.filters button").click();
        assertThat(plain.locator("tbody tr")).hasCount(3);
        plain.locator("tbody input[type=checkbox]").first().check();
        plain.locator("button[value=edit]").click();
        plain.locator("input[name=name]").fill("without scripts");
        plain.locator("main .sheet button").click();
        assertThat(plain.locator("tbody")).containsText("without scripts");
        plain.close();
    }

    @Test
    @Order(14)
    void aViewerLooksAndChangesNothing() {
        go("/accounts/");
        field("Name").fill("vera");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill(PASSWORD);
        press("Add the account");
        Page viewer = visitor();
        viewer.navigate(host.address() + "/login/");
        viewer.getByLabel("Name").fill("vera");
        viewer.getByLabel("Password").fill(PASSWORD);
        viewer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        viewer.navigate(host.address() + "/grants/");
        assertThat(viewer.locator("tbody tr").first()).isVisible();
        assertThat(viewer.getByText("Add a grant")).hasCount(0);
        assertThat(viewer.locator("input[type=checkbox]")).hasCount(0);
        assertEquals(
                403,
                Objects.requireNonNull(viewer.navigate(host.address() + "/grants/new/"))
                        .status());
        viewer.navigate(host.address() + "/tokens/");
        assertThat(viewer.locator("select[name=account] option")).hasCount(1);
        complaints.removeIf(complaint -> complaint.contains("403"));
        asksForAccess(viewer);
        viewer.close();
    }

    private void asksForAccess(Page asker) {
        says(asker, "jokes tell", "is not permitted");
        assertThat(asker.locator("#entries li").last()).containsText("Ask for access");
        says(asker, "shipmate request 'for the night shift'", "with request 1");
        go("/");
        page.getByText("requests for access").click();
        assertThat(page.locator("main")).containsText("for the night shift");
        press("Grant for an hour");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Granted. Both were told.");
        assertThat(page.locator("tbody tr").first()).containsText("grace");
        assertThat(asker.locator("#entries li").last()).containsText("grace");
        says(asker, "jokes topics", "is not permitted");
        says(asker, "jokes tell network", "Shipmate");
        assertThat(asker.locator("#entries li").last()).not().containsText("not permitted");
        go("/changes/?means=web&q=grace+for");
        assertThat(page.locator("tbody tr").first()).containsText("vera");
    }

    @Test
    @Order(15)
    void theChangeLogTellsWhoDidAllThat() {
        go("/changes/?object_type=accessgrant");
        assertThat(page.locator("tbody tr").first()).containsText("grace");
        // the newest is that of the page without scripts
        go("/changes/?object_type=accessgrant&action=update&offset=1");
        page.locator("tbody a").first().click();
        assertThat(page.locator("ins")).containsText("2100-01-01T12:30:45Z");
        assertThat(page.locator("main")).containsText("grace");
    }

    @Test
    @Order(16)
    void everyPageIsAccessibleAndFitsAPhoneInBothThemes() throws IOException {
        String axe;
        try (InputStream script = AdminBrowserIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> faults = new ArrayList<>();
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/console/",
                "/log/",
                "/grants/",
                "/grants/new/",
                "/grants/import/",
                "/groups/",
                "/groups/new/",
                "/explain/?platform=console&line=jokes+tell&organization=x&channel=console&user=grace",
                "/matrix/?platform=console&organization=console&channel=console",
                "/requests/",
                "/running/",
                "/account-links/",
                "/account-links/new/",
                "/account-links/code/",
                "/aliases/",
                "/command-tokens/",
                "/accounts/",
                "/tokens/",
                "/account/",
                "/plugins/",
                "/plugins/network/",
                "/nodes/",
                "/settings/",
                "/changes/",
                "/api/docs/"));
        for (String list : List.of("/log/", "/grants/", "/groups/", "/changes/")) {
            go(list);
            paths.add(page.locator("tbody a").first().getAttribute("href"));
        }
        for (String path : paths) {
            go(path);
            String name = path.replaceAll("[?].*|[0-9a-f]{8}-[0-9a-f-]+", "").replace('/', '_');
            page.evaluate(axe);
            // colours are those of the theme at any width, and layout is that of the width in any theme
            faults.addAll(faults(name, ColorScheme.LIGHT, 1280));
            faults.addAll(faults(name, ColorScheme.DARK, 390));
        }
        assertEquals(List.of(), faults);
    }

    private List<String> faults(String name, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 844);
        String what = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        List<String> faults = new ArrayList<>();
        Object found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations"
                + ".filter(one => one.impact === 'serious' || one.impact === 'critical')"
                + ".map(one => one.id + ' ' + one.nodes[0].html)");
        if (!found.equals(List.of())) {
            faults.add(what + ": " + found);
        }
        if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
            faults.add(what + ": wider than the window");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(what + ".png")));
        return faults;
    }

    @Test
    @Order(17)
    void anotherPasswordSignsOutEverywhere() {
        go("/account/");
        page.getByLabel("Current password").fill(PASSWORD);
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD + "!");
        page.getByLabel("New password again").fill(PASSWORD + "!");
        press("Set the password");
        page.waitForURL("**/login/**");
        page.getByLabel("Name").fill("grace");
        page.getByLabel("Password").fill(PASSWORD);
        press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Name or password are wrong.");
        page.getByLabel("Password").fill(PASSWORD + "!");
        press("Sign in");
        assertThat(heading()).hasText("Overview");
        complaints.removeIf(complaint -> complaint.contains("401"));
    }

    private Page visitor() {
        return watched(browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 860)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(ColorScheme.LIGHT))
                .newPage());
    }

    /** Another page of the same person. */
    private Page visitor(Page same) {
        return watched(same.context().newPage());
    }

    private Page watched(Page watched) {
        watched.setDefaultTimeout(15_000);
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(watched.url() + ": " + message.text());
            }
        });
        watched.onPageError(error -> complaints.add(watched.url() + ": " + error));
        return watched;
    }

    private void go(String path) {
        page.navigate(host.address() + path);
    }

    private void press(String words) {
        button(words).first().click();
    }

    private Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private Locator link(String words) {
        return page.getByText(words, new Page.GetByTextOptions().setExact(true)).first();
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    private Locator heading() {
        return page.locator("main h1");
    }

    private Locator row(String words) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(words));
    }

    private String focused() {
        return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
    }

    private void says(String line, String expected) {
        says(page, line, expected);
    }

    private void says(Page who, String line, String expected) {
        who.navigate(host.address() + "/console/");
        assertThat(who.locator("#conversation")).hasClass(Pattern.compile("is-live"));
        who.locator("#line").fill(line);
        who.locator("#line").press("Enter");
        assertThat(who.locator("#entries li").last()).containsText(expected);
    }
}
