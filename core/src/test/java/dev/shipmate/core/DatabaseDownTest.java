package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.admin.Browser;
import dev.shipmate.core.cli.Typed;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that goes and comes back under a running host, all of whose ways to answer say so meanwhile. */
@Tag("database")
@Timeout(180)
@EnabledIfSystemProperty(named = "test.database", matches = "postgresql")
class DatabaseDownTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path place;

    private int port;

    @Test
    void everything_says_that_it_is_gone_and_goes_on_without_a_restart() throws IOException {
        EmbeddedPostgres server = server();
        try (HostBox box = new HostBox(place.resolve("home"), HostBox.RICH, settings()).open()) {
            User ada = box.ada();
            Browser browser = new Browser(box.host.port());
            ada.says("bench plain").isTold("hello");
            assertEquals(200, browser.get("/health/").statusCode());
            ada.says("bench blocks");
            await().atMost(PATIENCE).until(() -> box.log().size() == 2);

            server.close();
            HttpResponse<String> refused = ada.post("line", "d1\nT1\nC1\nada\nbench plain", "open sesame");
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            HttpResponse<String> health = browser.get("/health/");
            assertEquals(503, health.statusCode());
            assertTrue(health.body().contains("\"reason\":\"the database does not answer\""), health.body());
            assertFalse(health.body().contains("localhost"), health.body());
            long begin = System.nanoTime();
            HttpResponse<String> rest = browser.sending(
                            "Authorization", "Token 0123456789abcdef0123456789abcdef01234567")
                    .get("/api/plugins/chatops/accessgrant/");
            assertEquals(503, rest.statusCode(), rest.body());
            assertTrue(rest.body().startsWith("{\"detail\":\"The database does not answer."), rest.body());
            HttpResponse<String> page = new Browser(box.host.port())
                    .sending("Accept", "text/html")
                    .sending("Cookie", "shipmate_session=0123456789")
                    .get("/setup/abc/");
            assertEquals(503, page.statusCode(), page.body());
            assertTrue(page.body().contains("<h1>Sorry</h1>"), page.body());
            assertTrue(page.body().contains("The database does not answer."), page.body());
            Typed list = Typed.on(place.resolve("home"), "grants", "list");
            assertEquals(1, list.exit());
            assertEquals(
                    "shipmate: The database does not answer. Nothing was changed. Try again when an administrator has"
                            + " seen to it.",
                    list.err().strip());
            assertTrue(
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 30,
                    "who asks while it is known to be gone does not wait for it one after the other");
            box.bench.gate.countDown();

            server = server();
            await().atMost(PATIENCE).until(() -> ada.posts("d1", "bench plain") == 200);
            await().atMost(PATIENCE)
                    .until(() -> box.log().size() == 3
                            && box.log().stream().allMatch(row -> row.ending() != null && row.isDelivered()));
            box.clock.advance(Duration.ofSeconds(6));
            await().atMost(PATIENCE).until(() -> browser.get("/health/").statusCode() == 200);
            assertEquals(0, Typed.on(place.resolve("home"), "grants", "list").exit());
        } finally {
            server.close();
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "database_url", "jdbc:postgresql://localhost:" + port + "/postgres",
                "database_user", "postgres",
                "database_password", "postgres");
    }

    /** Starts it where it was. */
    private EmbeddedPostgres server() throws IOException {
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
        }
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(place.resolve("server"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }
}
