package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's console in a real browser: signed in by the link, chatting, on a wide and on a narrow window. */
class ConsoleBrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Pattern LINK = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/login/link/\\S+)");

    @TempDir
    private Path folder;

    @Test
    void aPersonSignsInByTheLinkAndChats() {
        boolean isThere = Files.isExecutable(CHROMIUM);
        assertTrue(isThere || System.getenv("CI") == null, "a build server needs " + CHROMIUM);
        Assumptions.assumeTrue(isThere, "LEFT OUT: the browser tests need Chromium at " + CHROMIUM);
        try (HostProcess demo = HostProcess.run(
                        folder, "demo", "--home", folder.resolve("demo").toString(), "--http-port", "0");
                Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().launch(options())) {
            String link = link(demo);
            BrowserContext context = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(1280, 860).setColorScheme(ColorScheme.LIGHT));
            List<String> complaints = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);

            page.navigate(link);
            page.locator("main button[type=submit], form button[type=submit]")
                    .first()
                    .click();
            page.navigate(demo.address() + "/console/");
            chats(page);
            picture(page, "console-wide");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            picture(page, "console-dark");
            page.setViewportSize(390, 844);
            picture(page, "console-phone");
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                    "nothing is wider than a phone");
            assertEquals(List.of(), complaints);

            Page second = browser.newContext().newPage();
            second.navigate(link);
            assertTrue(second.content().contains("used") || second.url().contains("login"), "a link signs in once");
        }
    }

    private static void chats(Page page) {
        says(page, "jokes tell", "");
        says(page, "weather forecast Oslo", "Forecast for Oslo");
        says(page, "network status", "ams01");
        says(page, "help", "Commands");
        says(page, "network histroy", "Did you mean");
        says(page, "jokes tell '<img src=x onerror=alert(1)>'", "<img src=x onerror=alert(1)>");

        says(page, "network history", "Which device?");
        Locator prompt = page.locator("form:has-text('Which device?')").last();
        prompt.locator("select").selectOption("ams01-edge-01");
        prompt.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(entries(page)).containsText("Changes of ams01-edge-01");

        says(page, "network redeploy ams01-edge-01", "Redeploy");
        page.locator("button:has-text('Cancel')").last().click();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> entries(page).innerText().toLowerCase(Locale.ROOT).contains("cancelled"));
    }

    private static void says(Page page, String line, String expected) {
        page.locator("#line").fill(line);
        page.locator("#line").press("Enter");
        PlaywrightAssertions.assertThat(entries(page)).containsText(expected);
    }

    private static Locator entries(Page page) {
        return page.locator("#entries");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static String link(HostProcess demo) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> LINK.matcher(demo.log()).find());
        Matcher found = LINK.matcher(demo.log());
        assertTrue(found.find());
        return found.group(1);
    }

    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }
}
