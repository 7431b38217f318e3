package dev.shipmate.plugins.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.plugins.webex.standin.FakeWebex;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeResolverTest {

    private final FakeWebex webex =
            new FakeWebex().room("ROOM", "network", "group").room("OTHER", "other", "group");
    private final WebexClient client = new WebexClient(
            new WebexHttp(HttpClient.newHttpClient(), FakeWebex.TOKEN, Duration.ofSeconds(5), new Trouble()),
            new WebexAddresses(URI.create(webex.api())));
    private final CardSeal seal = new CardSeal(new MemoryStore());
    private final NoticeResolver resolver = new NoticeResolver(client, new WhoAmI(client), seal);

    @AfterEach
    void stop() {
        webex.close();
    }

    @Test
    @DisplayName("The organization is that of the sender, not that of the bot, which the notification names (S3)")
    void the_organization_is_the_senders() {
        webex.person("ADA", "Ada", "ada@example.org", "ORG-OF-ADA");
        Inbound.Line line =
                (Inbound.Line) resolver.resolve(notice(webex.writes("ADA", "ROOM", "Ship Mate (bot+) jokes", "")));
        assertEquals("ORG-OF-ADA", line.origin().organization().id());
        assertEquals("jokes", line.text());
        assertEquals("network", line.origin().channel().name());
    }

    @Test
    @DisplayName("A sender whose organization is not told has none, and so no access (S3)")
    void without_an_organization_there_is_none() {
        webex.person("EVE", "Eve", "eve@example.org", "").remove("orgId");
        Inbound line = resolver.resolve(notice(webex.writes("EVE", "ROOM", "Ship Mate (bot+) jokes", "")));
        assertNull(line.origin().organization());
    }

    @Test
    @DisplayName("Messages of the bot itself and of other bots are left alone (F16)")
    void bots_are_left_alone() {
        webex.person("BOT2", "Other", "other@webex.bot", "ORG").addProperty("type", "bot");
        assertFinal(notice(webex.writes("BOT2", "ROOM", "jokes", "")));
        assertFinal(notice(webex.writes(FakeWebex.BOT, "ROOM", "jokes", "")));
    }

    @Test
    @DisplayName("What is gone, or of another sender or room than was told, is left alone")
    void what_does_not_agree_is_left_alone() {
        webex.person("ADA", "Ada", "ada@example.org", "ORG");
        webex.person("EVE", "Eve", "eve@example.org", "ORG");
        String body = webex.writes("ADA", "ROOM", "jokes", "").body();
        assertFinal(notice(body.replace("\"ADA\"", "\"EVE\"")));
        assertFinal(notice(body.replace("\"ROOM\"", "\"OTHER\"")));
        assertFinal(notice(body.replaceAll("\"MSG[0-9]+\"", "\"MSG999\"")));
    }

    @Test
    @DisplayName("An answer that was made up, or carried into another room, is none (S5, S6)")
    void made_up_answers_are_none() throws WebexRefusal {
        webex.person("ADA", "Ada", "ada@example.org", "ORG");
        JsonObject card = JsonParser.parseString("{\"type\":\"AdaptiveCard\",\"version\":\"1.3\",\"body\":[]}")
                .getAsJsonObject();
        client.postCard(Destination.room("ROOM", null), "question", card);
        FakeWebex.Said said = webex.said().get(0);
        JsonObject inputs = new JsonObject();
        inputs.addProperty("action", "send");
        inputs.addProperty("token", "abc");
        assertFinal(notice(webex.presses("ADA", said, inputs)));
        seal.seal("abc", "OTHER", new CardSeal.Sealed("ADA", ""))
                .forEach((key, value) -> inputs.addProperty("hidden." + key, value));
        assertFinal(notice(webex.presses("ADA", said, inputs)));
        seal.seal("abc", "ROOM", new CardSeal.Sealed("ADA", ""))
                .forEach((key, value) -> inputs.addProperty("hidden." + key, value));
        Inbound.Answer answer = (Inbound.Answer) resolver.resolve(notice(webex.presses("ADA", said, inputs)));
        assertEquals("abc", answer.token());
    }

    private void assertFinal(Inbound.Notice notice) {
        assertTrue(assertThrows(PlatformException.class, () -> resolver.resolve(notice))
                .isFinal());
    }

    private static Inbound.Notice notice(FakeWebex.Notification told) {
        return notice(told.body());
    }

    private static Inbound.Notice notice(String text) {
        JsonObject body = JsonParser.parseString(text).getAsJsonObject();
        JsonObject data = body.getAsJsonObject("data");
        boolean isPress = body.get("resource").getAsString().equals("attachmentActions");
        Notification told = new Notification(
                isPress,
                data.get("id").getAsString(),
                data.get("roomId").getAsString(),
                data.get("personId").getAsString(),
                isPress ? data.get("messageId").getAsString() : "");
        Origin origin = new Origin("webex", null, Party.of(told.room()), Party.of(told.person()), "");
        return new Inbound.Notice(told.id(), origin, told.json());
    }
}
