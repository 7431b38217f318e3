package dev.shipmate.plugins.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.webex.standin.FakeWebex;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages that answer nobody. */
class AnnouncingTest {

    @Test
    void a_room_in_which_nobody_has_just_written_is_written_to() {
        try (FakeWebex webex = new FakeWebex().room("ROOM", "network", "group")) {
            WebexClient client = new WebexClient(
                    new WebexHttp(HttpClient.newHttpClient(), FakeWebex.TOKEN, Duration.ofSeconds(5), new Trouble()),
                    new WebexAddresses(URI.create(webex.api())));
            ReplyAddress room = ReplyAddress.of(new Origin("webex", null, Party.of("ROOM"), null, ""));
            new WebexDelivery(client, new WebexMessages(7_439), length -> {})
                    .deliver(room.open(), Message.of("Somebody asks for access"));

            assertEquals("ROOM", webex.said().get(0).room());
            assertTrue(assertThrows(PlatformException.class, room::secret).isFinal());
        }
    }

    @Test
    void nowhere_is_no_room() {
        Origin nowhere = new Origin("webex", null, null, null, "");
        assertTrue(assertThrows(PlatformException.class, () -> ReplyAddress.of(nowhere))
                .isFinal());
    }
}
