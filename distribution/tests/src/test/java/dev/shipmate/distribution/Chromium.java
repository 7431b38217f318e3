package dev.shipmate.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine. Where there is none, its tests say that they are left out; a build server must have one. */
final class Chromium {

    /** Build servers are slow. */
    private static final double PATIENCE_MS = 20_000;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private Chromium() {}

    static void assume() {
        boolean isThere = Files.isExecutable(PROGRAM);
        assertTrue(isThere || System.getenv("CI") == null, "a build server needs " + PROGRAM);
        Assumptions.assumeTrue(isThere, "LEFT OUT: the browser tests need Chromium at " + PROGRAM);
    }

    static Browser launch(Playwright playwright) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}
