package dev.shipmate.spi.platform;

import static dev.shipmate.spi.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformTest {

    private static final Origin NOWHERE = new Origin("test", null, null, null, "");

    @Test
    void limitsLeaveRoomForAMenuAndAnAnswer() {
        assertRefused(
                "a platform shows at least 2 choices, not 1: say how many one menu holds", () -> Limits.of(1, 10));
        assertRefused(
                "a platform takes at least 1 character, not 0: say how long a text answer may be",
                () -> Limits.of(2, 0));
    }

    @Test
    void limitsGrowOneByOne() {
        Limits bare = Limits.of(100, 2000);
        Limits full = bare.withForms().withEdits().withConnection();

        assertEquals(100, full.choices());
        assertEquals(2000, full.answerLength());
        assertTrue(full.hasForms() && full.hasEdits() && full.holdsConnection());
        assertFalse(bare.hasForms() || bare.hasEdits() || bare.holdsConnection());
    }

    @Test
    void aDeliveryHasAnId() {
        assertRefused(
                "a delivery id has 1 to 255 characters, not 0", () -> new Inbound.Line("", NOWHERE, "jokes tell"));
        assertRefused(
                "a delivery id has 1 to 255 characters, not 256",
                () -> new Inbound.Dismissal("x".repeat(256), NOWHERE, "token", null));
    }

    @Test
    void aPromptAsksSomething() {}

    @Test
    void anAdapterAnswersNoServerErrors() {
        assertRefused("an adapter answers 200 to 499, not 500", () -> new WebResponse(500, "", ""));
        assertRefused("an adapter answers 200 to 499, not 101", () -> new WebResponse(101, "", ""));
        assertEquals(new WebResponse(404, "text/plain", "There is nothing here."), WebResponse.notFound());
    }

    @Test
    void headersAreFoundInAnyCase() {
        byte[] body = "grüße".getBytes(StandardCharsets.UTF_8);
        WebRequest request = new WebRequest("post", "event", "", Map.of("X-Signature", List.of("a", "b")), body);

        assertEquals("POST", request.method());
        assertEquals(Optional.of("a"), request.header("x-signature"));
        assertEquals(Optional.empty(), request.header("x-other"));
        assertArrayEquals(body, request.body());
        assertEquals("grüße", request.text());
    }

    @Test
    void anExceptionSaysWhetherToTryAgain() {
        assertFalse(PlatformException.passing("down", null).isFinal());
        assertTrue(PlatformException.refused("no such channel").isFinal());
        PlatformException limited = PlatformException.rateLimited("too many", Duration.ofSeconds(30));
        assertEquals(Optional.of(Duration.ofSeconds(30)), limited.delay());
        assertFalse(limited.isFinal());
    }

    @Test
    void whatAnAdapterCannotDoIsRefusedByName() throws Exception {
        ChatPlatform bare = new BarePlatform();

        assertEquals(
                Received.of(WebResponse.notFound()),
                bare.receive(new WebRequest("GET", "", "", Map.of(), new byte[0])));
        assertRefused(
                PlatformException.class,
                "bare sends no notices",
                () -> bare.resolve(new Inbound.Notice("1", NOWHERE, "x")));
        assertRefused(
                PlatformException.class,
                "bare cannot edit messages",
                () -> bare.update(NOWHERE, new MessageRef("1"), Message.of("x")));
        assertEquals("MessageRef", new MessageRef("secret").toString());
    }

    /** An adapter with nothing but what it must have. */
    private static final class BarePlatform implements ChatPlatform {

        @Override
        public String name() {
            return "bare";
        }

        @Override
        public Limits limits() {
            return Limits.of(2, 1);
        }

        @Override
        public MessageRef send(Origin origin, Message message) {
            return new MessageRef("1");
        }

        @Override
        public void ask(Origin origin, Prompt prompt) {}
    }
}
