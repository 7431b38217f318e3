package dev.shipmate.plugins.mattermost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.mattermost.standin.MattermostStandIn;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that answer nobody. */
class AnnouncingTest {

    @Test
    void aChannelInWhichNobodyHasJustWrittenIsWrittenTo() {
        try (MattermostStandIn standIn = new MattermostStandIn()) {
            FakeContext context = new FakeContext(new SetClock());
            standIn.settings().forEach(context::with);
            ChatPlatform mattermost = new MattermostPlugin().platforms(context).get(0);
            Party room = mattermost.lookUp(PartyKind.CHANNEL, "network").get(0);
            mattermost.send(new Origin("mattermost", null, room, null, ""), Message.of("Somebody asks for access"));

            List<String> posts = standIn.mattermost().calls().stream()
                    .filter(call -> call.startsWith("POST /api/v4/posts"))
                    .toList();
            assertEquals(List.of("POST /api/v4/posts 201"), posts);
            Origin nowhere = new Origin("mattermost", null, null, null, "");
            assertTrue(assertThrows(PlatformException.class, () -> mattermost.send(nowhere, Message.of("Hello")))
                    .isFinal());
        }
    }
}
