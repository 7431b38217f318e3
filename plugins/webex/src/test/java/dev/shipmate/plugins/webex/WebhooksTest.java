package dev.shipmate.plugins.webex;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.webex.standin.FakeWebex;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final String TARGET = "https://bot.example.org/api/plugins/chatops/webex/";

    private final FakeWebex webex = new FakeWebex();
    private final Trouble trouble = new Trouble();
    private final WebexClient client = client(FakeWebex.TOKEN);
    private final Webhooks webhooks = new Webhooks(client, URI.create("https://bot.example.org"), "secret");

    @AfterEach
    void stop() {
        webex.close();
    }

    @Test
    @DisplayName("Missing webhooks are made, and a second look changes nothing")
    void makes_what_is_missing() throws WebexRefusal {
        webhooks.repair();
        assertTrue(webex.isRegistered());
        assertEquals(Set.of(TARGET), field("targetUrl"));
        assertEquals(Set.of("secret"), field("secret"));
        int calls = webex.calls().size();
        webhooks.repair();
        assertEquals(
                List.of("GET webhooks"),
                webex.calls().subList(calls, webex.calls().size()));
    }

    @Test
    @DisplayName("What was switched off is revived, what points elsewhere or has another secret corrected")
    void corrects_what_changed() throws WebexRefusal {
        webex.webhook("shipmate messages", "messages", "https://old.example.org/", "secret", "active");
        webex.webhook("by hand", "attachmentActions", TARGET, "another", "inactive");
        webhooks.repair();
        assertEquals(2, webex.webhooks().size());
        assertTrue(webex.isRegistered());
        assertEquals(Set.of(TARGET), field("targetUrl"));
        assertEquals(Set.of("secret"), field("secret"));
    }

    @Test
    @DisplayName("Of several the first stays; one without a secret is made anew; those of others are left alone")
    void removes_what_is_there_twice() throws WebexRefusal {
        webex.webhook("shipmate messages", "messages", TARGET, "", "active");
        webex.webhook("shipmate messages", "messages", TARGET, "secret", "active");
        webex.webhook("shipmate messages", "messages", TARGET, "secret", "active");
        webex.webhook("of another", "messages", "https://other.example.org/", "x", "active");
        webhooks.repair();
        Map<String, Long> names = webex.webhooks().values().stream()
                .collect(Collectors.groupingBy(hook -> hook.get("name").getAsString(), Collectors.counting()));
        assertEquals(Map.of("shipmate messages", 1L, "shipmate attachmentActions", 1L, "of another", 1L), names);
    }

    @Test
    @DisplayName("A webhook with a filter, which would hide direct messages, is made anew without")
    void a_filter_is_taken_away() throws WebexRefusal {
        webex.webhook("shipmate messages", "messages", TARGET, "secret", "active");
        webex.webhooks().values().forEach(hook -> hook.addProperty("filter", "roomType=group"));
        webhooks.repair();
        assertTrue(webex.isRegistered());
        assertTrue(webex.webhooks().values().stream().noneMatch(hook -> hook.has("filter")));
    }

    @Test
    @DisplayName("A refused token is told as trouble, without the token")
    void a_refused_token_is_told() {
        Trouble told = new Trouble();
        WebexClient stranger = client("wrong-token", told);
        assertThrows(PlatformException.class, () -> new Webhooks(stranger, URI.create("https://x"), "s").repair());
        assertTrue(told.line().orElse("").contains("webex_token"));
        assertFalse(told.line().orElse("").contains("wrong-token"));
    }

    @Test
    @DisplayName("Without public_url the trouble names it, and the end of the host ends the watch")
    void public_url_is_missed() throws InterruptedException {
        Registration registration = new Registration(
                new WhoAmI(client),
                Optional.empty(),
                new MemoryStore(),
                trouble,
                new Registration.Pace(Duration.ofHours(1), Duration.ofHours(1)));
        Thread watch = new Thread(() -> {
            try {
                registration.keep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.start();
        await().until(() -> trouble.line().orElse("").contains("public_url"));
        watch.interrupt();
        watch.join(10_000);
        assertFalse(watch.isAlive());
    }

    private Set<String> field(String name) {
        return webex.webhooks().values().stream()
                .map(JsonObject.class::cast)
                .map(hook -> hook.get(name).getAsString())
                .collect(Collectors.toSet());
    }

    private WebexClient client(String token) {
        return client(token, trouble);
    }

    private WebexClient client(String token, Trouble told) {
        return new WebexClient(
                new WebexHttp(HttpClient.newHttpClient(), token, Duration.ofSeconds(5), told),
                new WebexAddresses(URI.create(webex.api())));
    }
}
