package dev.shipmate.core.reply;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.talk.HostBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformHealthTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    @Test
    @DisplayName("Everybody sees that a platform has trouble, and nobody which; the host stays ready")
    void trouble_is_shown_without_its_words() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of())) {
            assertTrue(page(box, "/health/").contains("\"lab\":\"ok\""));
            box.lab.trouble = "the token of team T1 is refused";
            await().atMost(PATIENCE).until(() -> page(box, "/health/").contains("\"lab\":\"troubled\""));
            assertTrue(page(box, "/health/").contains("\"ready\":true"));
            assertFalse(page(box, "/health/").contains("T1"));
            assertTrue(page(box, "/metrics/").contains("shipmate_platform_up{platform=\"lab\"} 0"));
            assertTrue(box.host
                    .run("plugins", JsonNodeFactory.instance.objectNode(), new Author("ada", "cli", "1"))
                    .toString()
                    .contains("the token of team T1 is refused"));
            box.lab.trouble = "";
            await().atMost(PATIENCE).until(() -> page(box, "/health/").contains("\"lab\":\"ok\""));
            assertTrue(page(box, "/metrics/").contains("shipmate_platform_up{platform=\"lab\"} 1"));
        }
    }

    private static String page(HostBox box, String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + box.host.port() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
