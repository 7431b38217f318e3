package dev.shipmate.plugins.msteams;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.msteams.standin.FakeTeams;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Block.Attachment;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FileConsentTest {

    private static final Attachment FILE = Block.attachment("devices.csv", "text/csv", new byte[] {1, 2, 3});

    private final FakeTeams teams = new FakeTeams().member("29:ada", "Ada", "ada@example.org");
    private final TeamsHttp http = new TeamsHttp(HttpClient.newHttpClient(), Duration.ofSeconds(5));
    private final AllowedHosts loopback = AllowedHosts.of("127.0.0.1");
    private final ConnectorToken token = new ConnectorToken(
            http, URI.create(teams.base()), FakeTeams.TENANT, FakeTeams.APP_ID, FakeTeams.PASSWORD, Clock.systemUTC());
    private final Connector connector = new Connector(http, token, loopback);
    private final PendingFiles files = new PendingFiles(Clock.systemUTC());
    private final FileUploads uploads = new FileUploads(files, connector, loopback, Clock.systemUTC());
    private final ReplyAddress ada = new ReplyAddress(
            teams.service(),
            FakeTeams.personal("29:ada"),
            "personal",
            FakeTeams.TENANT,
            "",
            "29:ada",
            "Ada",
            "28:" + FakeTeams.APP_ID);

    @AfterEach
    void stop() {
        teams.close();
    }

    @Test
    @DisplayName(
            "A file that its user takes is uploaded without our token, once, and shown; nothing is run again (F14)")
    void an_accepted_file_is_uploaded() throws InterruptedException {
        String nonce = files.keep(FILE, ada);
        String card = connector.send(ada, FileCards.consent(FILE, nonce));
        uploads.answered(answer(
                nonce, "accept", "29:ada", card, teams.upload("devices.csv").toString()));
        uploads.work(Duration.ofMillis(200));
        assertArrayEquals(FILE.content(), teams.uploaded("devices.csv"));
        assertEquals(List.of("application/vnd.microsoft.teams.card.file.info"), shown());
        uploads.answered(answer(
                nonce, "accept", "29:ada", card, teams.upload("again.csv").toString()));
        uploads.work(Duration.ofMillis(200));
        assertNull(teams.uploaded("again.csv"));
    }

    @Test
    @DisplayName("A declined file is forgotten and its question goes away")
    void a_declined_file_is_forgotten() throws InterruptedException {
        String nonce = files.keep(FILE, ada);
        String card = connector.send(ada, FileCards.consent(FILE, nonce));
        uploads.answered(answer(nonce, "decline", "29:ada", card, ""));
        uploads.work(Duration.ofMillis(200));
        assertTrue(teams.said().isEmpty());
        assertTrue(files.take(nonce, "29:ada").isEmpty());
    }

    @Test
    @DisplayName("Nobody else gets a file, and none goes to a foreign host (S11)")
    void strangers_get_nothing() throws InterruptedException {
        String nonce = files.keep(FILE, ada);
        uploads.answered(
                answer(nonce, "accept", "29:eve", "", teams.upload("eve.csv").toString()));
        uploads.answered(answer(
                "made-up", "accept", "29:ada", "", teams.upload("made-up.csv").toString()));
        uploads.answered(answer(nonce, "accept", "29:ada", "", "https://evil.example/upload"));
        uploads.answered(new JsonObject());
        uploads.work(Duration.ofMillis(200));
        assertNull(teams.uploaded("eve.csv"));
        assertNull(teams.uploaded("made-up.csv"));
        assertTrue(teams.said().isEmpty());
    }

    @Test
    @DisplayName("A token that the connector does not take any more is fetched anew, once")
    void a_revoked_token_is_renewed() {
        connector.send(ada, Activity.plain("one"));
        connector.send(ada, Activity.plain("two"));
        assertEquals(1, teams.calls().stream().filter("POST token"::equals).count());
        teams.revokeToken();
        connector.send(ada, Activity.plain("three"));
        assertEquals(2, teams.calls().stream().filter("POST token"::equals).count());
        await().until(() -> teams.said().size() == 3);
    }

    @Test
    @DisplayName("Too many files make room by forgetting the oldest")
    void files_are_bounded() {
        Attachment large = Block.attachment("large.bin", "application/octet-stream", new byte[Attachment.MAX_BYTES]);
        String first = files.keep(large, ada);
        String last = "";
        for (int i = 0; i < 8; i++) {
            last = files.keep(large, ada);
        }
        assertTrue(files.take(first, "29:ada").isEmpty());
        assertTrue(files.take(last, "29:ada").isPresent());
    }

    private List<String> shown() {
        return teams.said().stream()
                .map(said -> said.activity()
                        .getAsJsonArray("attachments")
                        .get(0)
                        .getAsJsonObject()
                        .get("contentType")
                        .getAsString())
                .toList();
    }

    private static JsonObject answer(String nonce, String action, String user, String card, String to) {
        JsonObject context = new JsonObject();
        context.addProperty("file", nonce);
        JsonObject info = new JsonObject();
        info.addProperty("uploadUrl", to);
        info.addProperty("contentUrl", to);
        info.addProperty("name", "devices.csv");
        JsonObject value = new JsonObject();
        value.addProperty("action", action);
        value.add("context", context);
        value.add("uploadInfo", info);
        JsonObject from = new JsonObject();
        from.addProperty("id", user);
        JsonObject activity = new JsonObject();
        activity.add("from", from);
        activity.add("value", value);
        activity.addProperty("replyToId", card);
        return activity;
    }
}
