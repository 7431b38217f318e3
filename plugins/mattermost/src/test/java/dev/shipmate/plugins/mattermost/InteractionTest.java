package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionTest {

    private final SetClock clock = new SetClock();
    private final FakeContext context = new FakeContext(clock);
    private final ChatPlatform mattermost =
            new MattermostPlugin().platforms(context).get(0);
    private final Seals seals = new Seals(new SealKey(context.store()), clock);

    @Test
    @DisplayName("a choice is answered as it is, for the command's own user, channel and team (S6, S14)")
    void choices() throws Exception {
        JsonObject press = press(seals.seal(message()));
        press.getAsJsonObject("context").addProperty("selected_option", "it's \"quoted\"");
        Received received = received(press);
        Inbound.Answer answer = (Inbound.Answer) received.inbounds().get(0);
        assertEquals(Map.of("device", "it's \"quoted\""), answer.values());
        assertEquals("t0ken", answer.token());
        assertEquals("t1", answer.origin().organization().id());
        assertEquals("c1", answer.origin().channelId());
        assertNull(answer.prompt());
        JsonObject update = JsonParser.parseString(received.response().body())
                .getAsJsonObject()
                .getAsJsonObject("update");
        assertEquals(new JsonObject(), update.get("props"));
    }

    @Test
    @DisplayName("Cancel is a dismissal, and runs nothing (F1)")
    void cancels() throws Exception {
        JsonObject press = press(seals.seal(message()));
        press.getAsJsonObject("context").addProperty("do", "cancel");
        assertTrue(received(press).inbounds().get(0) instanceof Inbound.Dismissal);
    }

    @Test
    @DisplayName("a dialog of one or more fields is an answer by name; numbers and switches are texts (F4)")
    void dialogs() throws Exception {
        JsonObject submit = dialog(seals.seal(form()));
        submit.add(
                "submission",
                JsonParser.parseString("{\"a\":\"x y\",\"b\":3,\"c\":true,\"d\":null,\"e\":\"\",\"f\":[1],\"g\":{}}"));
        Received received = received(submit);
        assertEquals(
                Map.of("a", "x y", "b", "3", "c", "true"),
                ((Inbound.Answer) received.inbounds().get(0)).values());
        assertEquals("{}", received.response().body());
        submit.addProperty("cancelled", true);
        assertTrue(received(submit).inbounds().get(0) instanceof Inbound.Dismissal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "channel_id", "team_id"})
    @DisplayName("another user, channel or team than that of the question is refused (S6)")
    void changedPlaces(String field) {
        JsonObject press = press(seals.seal(message()));
        press.addProperty(field, "another");
        refused(press);
        JsonObject submit = dialog(seals.seal(form()));
        submit.addProperty(field, "another");
        refused(submit);
    }

    @Test
    @DisplayName("what was sealed elsewhere, changed, or taken from a message into a dialog is refused (S5)")
    void foreignSeals() {
        String seal = seals.seal(message());
        refused(press(new Seals(new SealKey(new FakeContext(clock).store()), clock).seal(message())));
        refused(press("x" + seal));
        refused(press(seal.substring(0, seal.length() - 2)));
        refused(press(seal.substring(0, seal.indexOf('.'))));
        refused(press(seal.substring(0, seal.indexOf('.') + 1)));
        refused(press("."));
        refused(dialog(seal));
        refused(press(seals.seal(form())));
        refused(dialog("Token " + FakeContext.COMMAND_TOKEN));
    }

    @Test
    @DisplayName("after an hour a question is refused")
    void expired() {
        JsonObject press = press(seals.seal(message()));
        clock.pass(Duration.ofMinutes(61));
        refused(press);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "{",
                "\"x\"",
                "{\"context\":1}",
                "{\"context\":{\"seal\":1}}",
                "{} {}",
                "{\"context\":{\"seal\":\"\\u0000\"}}",
                "{\"type\":\"dialog_submission\",\"state\":null}"
            })
    @DisplayName("a body that proves nothing is refused, whatever it is")
    void oddBodies(String body) {
        assertThrows(UnverifiedRequestException.class, () -> mattermost.receive(request(body)));
    }

    @Test
    @DisplayName(
            "the state of a dialog, which its user can read, holds neither the response address nor a token of ours")
    void stateIsHarmless() {
        String state = new String(
                java.util.Base64.getUrlDecoder().decode(seals.seal(form()).split("\\.")[0]), UTF_8);
        assertTrue(!state.contains("hooks") && !state.contains(FakeContext.COMMAND_TOKEN), state);
    }

    @Test
    @DisplayName("the key of the seals is made once and found by all nodes")
    void oneKey() throws Exception {
        String seal = seals.seal(message());
        assertEquals(
                "t0ken",
                new Seals(new SealKey(context.store()), clock).open(seal).token());
        assertEquals(1, context.stored().size());
    }

    private Origin origin() {
        ReplyAddress address = new ReplyAddress(
                "c1", "room", "u1", null, "https://chat.example.com/hooks/commands/abc", 1, "trigger", 1, "c1", false);
        return Origins.of("t1", "example", "c1", "room", "u1", "alice", address);
    }

    private Nonce message() {
        return Nonce.ofMessage("t0ken", "talk menu", origin(), new Place("c1", false), seals.end());
    }

    private Nonce form() {
        return Nonce.ofDialog("t0ken", "talk form", origin(), seals.end());
    }

    private static JsonObject press(String seal) {
        JsonObject inner = new JsonObject();
        inner.addProperty("seal", seal);
        inner.addProperty("do", "choose");
        inner.addProperty("question", "device");
        inner.addProperty("value", "x");
        JsonObject body = body();
        body.addProperty("type", "button");
        body.addProperty("post_id", "p1");
        body.add("context", inner);
        return body;
    }

    private static JsonObject dialog(String state) {
        JsonObject body = body();
        body.addProperty("type", "dialog_submission");
        body.addProperty("callback_id", "network redeploy");
        body.addProperty("state", state);
        return body;
    }

    private static JsonObject body() {
        JsonObject body = new JsonObject();
        body.addProperty("user_id", "u1");
        body.addProperty("channel_id", "c1");
        body.addProperty("team_id", "t1");
        return body;
    }

    private void refused(JsonObject body) {
        UnverifiedRequestException thrown = assertThrows(UnverifiedRequestException.class, () -> received(body));
        assertEquals(401, thrown.status());
    }

    private Received received(JsonObject body) throws UnverifiedRequestException {
        return mattermost.receive(request(body.toString()));
    }

    private static WebRequest request(String body) {
        return new WebRequest("POST", "interaction", "", Map.of(), body.getBytes(UTF_8));
    }
}
