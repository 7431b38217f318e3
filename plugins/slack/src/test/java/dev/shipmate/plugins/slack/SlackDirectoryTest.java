package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlackDirectoryTest {

    private final FakeSlack fake = FakeSlack.start()
            .room("C0NETWORK", "network")
            .user("U0ALICE01", "alice", "alice@example.org", Set.of())
            .user("U0ROBERT1", "bob", "bob@example.org", Set.of());
    private final SlackPlatform slack = new Workbench(fake.api().toString(), new Requests.SetClock()).slack();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    @DisplayName("Channels are found on later pages, with and without #, in any case; private ones too")
    void channels() {
        assertEquals(List.of("C0NETWORK"), ids(slack.lookUp(PartyKind.CHANNEL, " #Network")));
        assertEquals(List.of("C0PRIVATE"), ids(slack.lookUp(PartyKind.CHANNEL, "secret")));
        assertEquals(List.of(), ids(slack.lookUp(PartyKind.CHANNEL, "archived")));
        assertEquals(List.of(), ids(slack.lookUp(PartyKind.CHANNEL, "net")));
    }

    @Test
    @DisplayName("Users are found by handle and by real name; bots and those who left are not")
    void users() {
        assertEquals(List.of("U0ALICE01"), ids(slack.lookUp(PartyKind.USER, "@alice")));
        assertEquals(List.of("U0ROBERT1"), ids(slack.lookUp(PartyKind.USER, "bob example")));
        assertEquals(List.of(), ids(slack.lookUp(PartyKind.USER, "zoe")));
        assertEquals(List.of(), ids(slack.lookUp(PartyKind.USER, "shipmate")));
        assertEquals(List.of(), ids(slack.lookUp(PartyKind.USER, "@")));
    }

    @Test
    @DisplayName("An e-mail address finds its user or nobody")
    void emails() {
        assertEquals(
                Optional.of("U0ALICE01"), slack.lookUpEmail("alice@example.org").map(Party::id));
        assertEquals(Optional.empty(), slack.lookUpEmail("nobody@example.org"));
    }

    @Test
    @DisplayName("A look-up reads a bounded number of pages (S4)")
    void pagesAreBounded() {
        IntStream.range(0, 100).forEach(number -> fake.room("C0ROOM" + number, "room-" + number));
        slack.lookUp(PartyKind.CHANNEL, "nowhere");

        assertEquals(20, fake.calls().of("conversations.list").size());
    }

    @Test
    @DisplayName("A missing scope is named, and a rate limit told with its delay")
    void refusalsAreTold() {
        fake.faults().refuse("users.list", "missing_scope\",\"needed\":\"users:read");
        PlatformException refused = assertThrows(PlatformException.class, () -> slack.lookUp(PartyKind.USER, "alice"));
        assertTrue(refused.isFinal());
        assertEquals(
                "Slack refuses users.list: missing_scope (the app needs the scope users:read)", refused.getMessage());

        fake.faults().rateLimit("conversations.list", 9);
        PlatformException limited =
                assertThrows(PlatformException.class, () -> slack.lookUp(PartyKind.CHANNEL, "network"));
        assertEquals(Optional.of(Duration.ofSeconds(9)), limited.delay());
    }

    private static List<String> ids(List<Party> found) {
        return found.stream().map(Party::id).toList();
    }
}
