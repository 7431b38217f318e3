package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's console in a real browser: signed in by the link, chatting, on a wide and on a narrow window. */
class ConsoleBrowserIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Pattern LINK = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/login/link/\\S+)");

    @TempDir
    private Path folder;

    @Test
    void aPersonSignsInByTheLinkAndChats() {
        Chromium.assume();
        try (HostProcess demo = HostProcess.run(
                        folder, "demo", "--home", folder.resolve("demo").toString(), "--http-port", "0");
                Playwright playwright = Playwright.create();
                Browser browser = Chromium.launch(playwright)) {
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
            page.onDialog(dialog -> {
                complaints.add("a dialog: " + dialog.message());
                dialog.dismiss();
            });
            page.addInitScript("""
                    document.addEventListener("securitypolicyviolation",
                        event => console.error("policy violated: " + event.violatedDirective));
                    """);

            page.navigate(link);
            page.locator("main button[type=submit], form button[type=submit]")
                    .first()
                    .click();
            page.navigate(demo.address() + "/console/");
            chats(page);
            pictures(page, "wide", 1280, 860);
            pictures(page, "phone", 390, 844);
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                    "nothing is wider than a phone");
            assertEquals(
                    false,
                    page.evaluate("[...document.querySelectorAll('#entries button')]"
                            + ".some(button => button.scrollHeight > 60)"),
                    "no button's words are broken into lines");
            assertEquals(0, page.locator("#entries img[onerror]").count(), "hostile text stays text");
            assertEquals(List.of(), complaints);

            Page second = browser.newContext().newPage();
            second.navigate(link);
            second.locator("form button[type=submit]").first().click();
            PlaywrightAssertions.assertThat(second.locator("body")).containsText("does not sign in");
            second.navigate(demo.address() + "/console/");
            assertTrue(second.url().contains("/login"), "a link signs in once, but led to " + second.url());
            assertEquals(0, demo.stop());
        }
    }

    private static void chats(Page page) {
        says(page, "jokes tell", "");
        isIdle(page);
        says(page, "weather forecast Oslo", "Forecast for Oslo");
        says(page, "network status", "ams01");
        says(page, "help", "Commands");
        says(page, "network histroy", "Did you mean");
        // The question, not the echo of the line: a question takes the focus, which must not happen while the next is
        // typed.
        says(page, "jokes tell '<img src=x onerror=alert(1)>'", "A joke about what?");
        PlaywrightAssertions.assertThat(entries(page)).containsText("no jokes about \"<img src=x onerror=alert(1)>");

        says(page, "network history", "Which device?");
        Locator prompt = page.locator("form:has-text('Which device?')").last();
        prompt.locator("select").selectOption("ams01-edge-01");
        prompt.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(entries(page)).containsText("Changes of ams01-edge-01");

        says(page, "network redeploy ams01-edge-01", "Redeploy");
        page.locator("button:has-text('Cancel')").last().click();
        PlaywrightAssertions.assertThat(entries(page).locator("li").last()).containsText("cancelled");
        isIdle(page);
    }

    /** Nothing is said to be going on any more. */
    private static void isIdle(Page page) {
        PlaywrightAssertions.assertThat(page.locator("#working")).isHidden();
    }

    private static void says(Page page, String line, String expected) {
        page.locator("#line").fill(line);
        page.locator("#line").press("Enter");
        PlaywrightAssertions.assertThat(entries(page)).containsText(expected);
    }

    private static Locator entries(Page page) {
        return page.locator("#entries");
    }

    /** Takes a picture in light and in dark, without what is still changing its colour. */
    private static void pictures(Page page, String name, int width, int height) {
        page.setViewportSize(width, height);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    .setPath(PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
        }
    }

    private static String link(HostProcess demo) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> LINK.matcher(demo.log()).find());
        Matcher found = LINK.matcher(demo.log());
        assertTrue(found.find());
        return found.group(1);
    }
}
