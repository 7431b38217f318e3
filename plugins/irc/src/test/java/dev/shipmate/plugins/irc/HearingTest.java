package dev.shipmate.plugins.irc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.irc.standin.FakeIrc;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is heard, and of whom. */
class HearingTest {

    private final FakeIrc irc = new FakeIrc();
    private final Bench bench = new Bench(irc);

    @AfterEach
    void stop() {
        bench.close();
        irc.close();
    }

    @Test
    void the_account_that_the_server_names_is_the_user_and_the_line_has_its_id() {
        bench.joined(irc);
        irc.sendAndWait("@account=Ada1815;msgid=m-1 :ada!u@h PRIVMSG #OPS :!talk hello");
        Origin origin = bench.heard().get(0).origin();
        assertEquals("m-1", bench.heard().get(0).deliveryId());
        assertEquals(new Party("ada1815", "ada"), origin.user());
        assertEquals(new Party("#ops", "#ops"), origin.channel());
        assertEquals(
                Party.of(FakeIrc.NETWORK).id(),
                Objects.requireNonNull(origin.organization()).id());
        irc.sendAndWait("@account=Ada1815 :ada!u@h PRIVMSG shipmate :talk hello");
        assertEquals("@ada1815", bench.heard().get(1).origin().channelId());
    }

    @Test
    void who_is_not_logged_in_has_no_id() {
        bench.joined(irc);
        irc.sendAndWait(":ada!u@h PRIVMSG #ops :!talk hello");
        irc.sendAndWait("@account=* :ada!u@h PRIVMSG #ops :!talk hello");
        irc.sendAndWait(":ada!u@h PRIVMSG shipmate :talk hello");
        assertEquals(3, bench.heard().size());
        bench.heard().forEach(inbound -> assertNull(inbound.origin().user()));
        assertEquals("@?ada", bench.heard().get(2).origin().channelId());
        assertNotEquals(bench.heard().get(0).deliveryId(), bench.heard().get(1).deliveryId());
    }

    @Test
    void where_the_server_tags_nothing_it_is_asked() {
        irc.offering("").withoutNetwork().account("ada", "ada1815").account("mallory", "");
        bench.with("irc_network", "ours").joined(irc);
        irc.send(":ada!u@h PRIVMSG #ops :!talk hello");
        await().atMost(Bench.PATIENCE).until(() -> bench.heard().size() == 1);
        assertEquals("ada1815", bench.heard().get(0).origin().userId());
        assertEquals(
                Party.of("ours").id(),
                Objects.requireNonNull(bench.heard().get(0).origin().organization())
                        .id());
        irc.send(":mallory!u@h PRIVMSG #ops :!talk hello");
        await().atMost(Bench.PATIENCE).until(() -> bench.heard().size() == 2);
        assertNull(bench.heard().get(1).origin().user());
        // somebody else who had the name a moment ago
        irc.send(":ada!other@h PRIVMSG #ops :!talk hello");
        await().atMost(Bench.PATIENCE).until(() -> bench.heard().size() == 3);
        assertNull(bench.heard().get(2).origin().user());
    }

    @Test
    void nicknames_are_ids_only_where_the_operator_says_so() {
        irc.offering("");
        bench.with("irc_trust_nicknames", "true").joined(irc);
        irc.sendAndWait(":Ada[m]!u@h PRIVMSG #ops :!talk hello");
        assertEquals(
                new Party("ada{m}", "Ada[m]"), bench.heard().get(0).origin().user());
    }

    @Test
    void talk_notices_codes_bots_and_the_past_are_not_answered() {
        bench.joined(irc);
        irc.send(":ada!u@h PRIVMSG #ops :talk hello");
        irc.send(":ada!u@h PRIVMSG #elsewhere :!talk hello");
        irc.send(":ada!u@h PRIVMSG @#ops :!talk hello");
        irc.send(":ada!u@h NOTICE shipmate :talk hello");
        irc.send(":ada!u@h PRIVMSG shipmate :\u0001VERSION\u0001");
        irc.send(":shipmate!u@h PRIVMSG #ops :!talk hello");
        irc.send("@bot :other!u@h PRIVMSG #ops :!talk hello");
        irc.send(":irc.test PRIVMSG shipmate :talk hello");
        irc.send("BATCH +7 chathistory #ops");
        irc.send("@batch=7;account=ada :ada!u@h PRIVMSG #ops :!talk before");
        irc.send("BATCH -7");
        irc.sendAndWait("@account=ada :ada!u@h PRIVMSG #ops :\u000304!talk\u0003 \u0002now\u0002");
        assertEquals(1, bench.heard().size(), bench.heard().toString());
        assertEquals("talk now", bench.lastLine());
        assertTrue(irc.said().isEmpty());
    }
}
