package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.LabPlatform.Sent;
import dev.shipmate.core.talk.NewsPlugin;
import dev.shipmate.core.talk.SettableClock;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that call plugins, what plugins post unasked, and the accounts that they link. */
@Tag("database")
class ServiceWaysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Author CLI = new Author("root", "cli", "1");

    @TempDir
    private Path home;

    private final NewsPlugin news = new NewsPlugin();
    private final SettableClock clock = new SettableClock();

    private HostBox box() {
        return new HostBox(home, HostBox.RICH, Map.of(), clock, news);
    }

    @Test
    void an_endpoint_answers_at_its_address_with_and_without_the_slash() throws Exception {
        try (HostBox box = box()) {
            HttpResponse<String> page = get(box, "news/door/?a=<b>");
            assertEquals(200, page.statusCode());
            assertEquals("<form method=post>a=%3Cb%3E</form>", page.body());
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
            assertTrue(page.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .startsWith("default-src 'none'"));
            assertEquals(200, get(box, "news/door").statusCode());
            assertEquals(404, get(box, "news/window/").statusCode());
            assertEquals(404, get(box, "news/").statusCode());
            assertEquals(404, get(box, "nothing/door/").statusCode());
        }
    }

    @Test
    void an_endpoint_that_refuses_or_fails_tells_nothing_else() throws Exception {
        try (HostBox box = box()) {
            HttpResponse<String> forged = post(box, "forged");
            assertEquals(401, forged.statusCode());
            assertEquals("The signature is wrong.", forged.body());
            HttpResponse<String> failed = post(box, "throws");
            assertEquals(400, failed.statusCode());
            assertFalse(failed.body().contains("hunter2"));
            assertEquals(413, post(box, "x".repeat(1024 * 1024 + 1)).statusCode());
        }
    }

    @Test
    void what_is_posted_arrives_in_the_channel_in_order_and_for_nobody_alone() throws Exception {
        try (HostBox box = box().open()) {
            box.ada().says("news subscribe").isTold("subscribed");
            box.lab.faults.add(PlatformException.passing("busy", new IllegalStateException()));
            for (int i = 1; i <= 3; i++) {
                assertEquals(200, post(box, "news " + i).statusCode());
            }
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 4);
            List<Sent> sent = box.lab.sent.subList(1, 4);
            assertEquals(
                    List.of("news 1", "news 2", "news 3"),
                    sent.stream().map(each -> PlainText.of(each.message())).toList());
            assertEquals("C1", sent.get(0).origin().channelId());
            assertNull(sent.get(0).origin().user());
            assertEquals("", sent.get(0).origin().replyTo());
            await().atMost(PATIENCE).until(() -> rows(box, "post") == 0);
        }
    }

    @Test
    void what_was_kept_and_not_sent_is_sent_by_the_next_host_unless_it_is_old() throws Exception {
        try (HostBox box = box().open()) {
            box.ada().says("news subscribe").isTold("subscribed");
            keep(box, "fresh", clock.instant());
            keep(box, "stale", clock.instant().minus(Duration.ofHours(2)));
        }
        try (HostBox box = box()) {
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 1);
            assertEquals("fresh", PlainText.of(box.lab.sent.get(0).message()));
            await().atMost(PATIENCE).until(() -> rows(box, "post") == 0);
        }
    }

    @Test
    void nothing_is_posted_where_nothing_can_be() {
        try (HostBox box = box()) {
            Message message = Message.of("news");
            Origin elsewhere = new Origin("telex", null, Party.of("C1"), null, "");
            assertThrows(IllegalArgumentException.class, () -> news.context().post(elsewhere, message));
            Origin nowhere = new Origin("lab", null, null, null, "");
            assertThrows(IllegalArgumentException.class, () -> news.context().post(nowhere, message));
            assertEquals(0, rows(box, "post"));
        }
    }

    @Test
    void a_code_that_is_typed_links_the_account_once() throws Exception {
        try (HostBox box = box().open()) {
            String code = post(box, "link").body();
            assertTrue(code.matches("([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}"), code);
            User ada = box.ada();
            ada.says("news who").isTold("Optional.empty Optional.empty Optional.empty");
            ada.says("shipmate link " + code.toLowerCase(Locale.ROOT).replace("-", ""))
                    .isTold("linked to the Nautobot user ada.l now. Commands act with your own token.");
            ada.says("news who").isTold("Optional[ada.l] Optional[s3cret] Optional.empty");
            ada.says("shipmate whoami").isTold("ada.l, with a token of your own");
            ada.says("shipmate link " + code).isTold("This is no code, or it was used");
            assertEquals(0, rows(box, "link_code"));
            assertEquals(0, rows(box, "account_link_secret where value like '%s3cret%'"));
            assertTrue(
                    box.log().stream().noneMatch(row -> row.toString().contains(code)),
                    "the code is masked in the log");

            ada.says("shipmate unlink").isTold("not linked to ada.l any more");
            ada.says("news who").isTold("Optional.empty Optional.empty");
            ada.says("shipmate unlink").isTold("linked to no Nautobot user");
            assertEquals(0, rows(box, "account_link_secret"));
        }
    }

    @Test
    void a_link_is_nobody_elses() throws Exception {
        try (HostBox box = box().open()) {
            box.ada().says("shipmate link " + post(box, "link").body()).isTold("ada.l now");
            new User(box, "T1", "C1", "eve").says("news who").isTold("Optional.empty Optional.empty");
        }
    }

    @Test
    void a_code_ends_after_ten_minutes_and_guessing_is_slowed_down() throws Exception {
        try (HostBox box = box()) {
            String code = post(box, "link").body();
            clock.advance(Duration.ofMinutes(11));
            User ada = box.ada();
            ada.says("shipmate link " + code).isTold("more than ten minutes old");
            for (int i = 0; i < 4; i++) {
                ada.says("shipmate link WRONG-" + i).isTold("This is no code");
            }
            ada.says("shipmate link WRONG").isTold("too many codes");
        }
    }

    @Test
    void an_administrator_gives_a_code_away_and_takes_the_secrets_with_the_link() throws Exception {
        try (HostBox box = box().open()) {
            String code = box.host
                    .run("links.code", JsonNodeFactory.instance.objectNode().put("nautobot_user", "grace"), CLI)
                    .path("code")
                    .asText();
            User ada = box.ada();
            ada.says("shipmate link " + code).isTold("grace now. No token is kept with it");
            ada.says("shipmate link " + post(box, "link").body()).isTold("ada.l now");
            assertEquals(1, rows(box, "account_link"));
            assertEquals(1, rows(box, "account_link_secret"));
            String id = box.host
                    .run("links.list", JsonNodeFactory.instance.objectNode(), CLI)
                    .path(0)
                    .path("id")
                    .asText();
            box.host.run("links.remove", JsonNodeFactory.instance.objectNode().put("id", id), CLI);
            assertEquals(0, rows(box, "account_link_secret"));
        }
    }

    private static void keep(HostBox box, String text, Instant created) {
        box.host
                .database()
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                // of a node that runs, or another would send it at once
                                "insert into post (place, message, created, node) values (:place, :message, :created,"
                                        + " coalesce((select max(name) from node where stopped is null), ''))")
                        .bind(
                                "place",
                                "{\"platform\":\"lab\",\"channel\":{\"id\":\"C1\",\"name\":\"\"},\"reply_to\":\"\"}")
                        .bind("message", MessageJson.toJson(Message.of(text)).toString())
                        .bind("created", created)
                        .execute());
    }

    private static long rows(HostBox box, String table) {
        return box.host
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private static HttpResponse<String> get(HostBox box, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address(box, path.replace("<", "%3C").replace(">", "%3E")))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HostBox box, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address(box, "news/door/"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI address(HostBox box, String path) {
        return URI.create("http://127.0.0.1:" + box.host.port() + "/api/plugins/chatops/" + path);
    }
}
