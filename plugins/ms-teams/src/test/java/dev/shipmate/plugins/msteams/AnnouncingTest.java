package dev.shipmate.plugins.msteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PlatformException;
import org.junit.jupiter.api.Test;

/** Messages that answer nobody, which a bot in Teams cannot send. */
class AnnouncingTest {

    @Test
    void a_channel_in_which_nobody_has_just_written_is_refused_with_the_reason() {
        Origin channel = new Origin("ms_teams", null, Party.of("19:general@thread.tacv2"), null, "");

        PlatformException refused = assertThrows(PlatformException.class, () -> ReplyAddress.of(channel));

        assertTrue(refused.isFinal());
        assertEquals(
                "Teams lets a bot write only where somebody has written to it: it cannot begin a conversation in"
                        + " 19:general@thread.tacv2",
                refused.getMessage());
    }

    @Test
    void where_somebody_has_written_news_goes_to_the_channel_and_not_to_their_thread() {
        ReplyAddress heard = new ReplyAddress(
                "https://smba.example/",
                "19:general@thread.tacv2;messageid=17",
                "channel",
                "t1",
                "team1",
                "u1",
                "Ada",
                "b1");
        Origin origin = new Origin("ms_teams", null, Party.of("19:general@thread.tacv2"), Party.of("u1"), heard.json());

        ReplyAddress lasting = heard.lasting();

        assertEquals("19:general@thread.tacv2", lasting.conversation());
        assertEquals("https://smba.example/", lasting.service());
        assertEquals(heard, ReplyAddress.of(origin));
    }
}
