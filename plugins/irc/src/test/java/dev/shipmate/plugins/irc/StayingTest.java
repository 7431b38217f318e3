package dev.shipmate.plugins.irc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.irc.standin.FakeIrc;
import dev.shipmate.spi.platform.PlatformException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Getting in, staying in, and saying why not. */
class StayingTest {

    private final FakeIrc irc = new FakeIrc();
    private final Bench bench = new Bench(irc);

    @AfterEach
    void stop() {
        bench.close();
        irc.close();
    }

    @Test
    void a_nickname_that_is_taken_is_had_when_it_is_free() {
        irc.taking("shipmate").taking("shipmate_");
        bench.joined(irc);
        assertEquals("shipmate__", irc.bot());
        assertTrue(bench.trouble("irc_nick").contains("is called shipmate__"));
        irc.sendAndWait("@account=ada :ada!u@h PRIVMSG #ops :shipmate: talk hello");
        assertEquals("talk hello", bench.lastLine());
        irc.leaving("shipmate");
        await().atMost(Bench.PATIENCE).until(() -> irc.bot().equals("shipmate"));
        await().atMost(Bench.PATIENCE).until(() -> bench.platform().trouble().isEmpty());
    }

    @Test
    void who_is_kicked_comes_back() {
        bench.joined(irc);
        irc.kick("#ops");
        assertTrue(bench.trouble("not in #ops").contains("root kicked the bot"));
        await().atMost(Bench.PATIENCE).until(() -> irc.isIn("#ops"));
    }

    @Test
    void a_channel_that_is_closed_is_told_and_the_others_work() {
        irc.closing(channel -> channel.equals("#secret"));
        bench.with("irc_channels", "#secret #ops").joined(irc);
        assertTrue(bench.trouble("#secret").contains("lift the ban"));
    }

    @Test
    void a_lost_connection_comes_back() {
        bench.joined(irc);
        irc.drop();
        await().atMost(Bench.PATIENCE).until(() -> irc.connections() == 2 && irc.isIn("#ops"));
        await().atMost(Bench.PATIENCE).until(() -> bench.platform().trouble().isEmpty());
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        irc.withPassword("right");
        bench.with("irc_password", "hunter2").start();
        assertFalse(bench.trouble("correct irc_password").contains("hunter2"));
    }

    @Test
    void a_wrong_account_is_told_without_its_password() {
        irc.withSasl("right");
        bench.with("irc_sasl_user", "bot").with("irc_sasl_password", "hunter2").start();
        assertFalse(bench.trouble("correct irc_sasl_user").contains("hunter2"));
    }

    @Test
    void without_sasl_no_account_is_pretended() {
        irc.offering("");
        bench.with("irc_sasl_user", "bot").with("irc_sasl_password", "hunter2").start();
        bench.trouble("has no SASL");
        assertFalse(irc.isIn("#ops"));
        // the server let it in, and learns a moment later that the bot left
        await().atMost(Bench.PATIENCE).until(() -> irc.bot().isEmpty());
    }

    @Test
    void settings_that_do_not_fit_together_are_named() {
        bench.with("irc_sasl_user", "bot");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new IrcPlugin().platforms(bench))
                .getMessage()
                .contains("irc_sasl_password"));
        bench.with("irc_sasl_password", "x").with("irc_channel_keys", "#other=hunter2");
        String told = assertThrows(IllegalArgumentException.class, () -> new IrcPlugin().platforms(bench))
                .getMessage();
        assertTrue(told.contains("irc_channel_keys") && !told.contains("hunter2"), told);
        bench.with("irc_channel_keys", "");
    }

    @Test
    void nobody_at_the_port_is_told() {
        irc.close();
        bench.start();
        assertTrue(bench.trouble("no connection").contains("127.0.0.1:" + irc.port()));
        assertFalse(assertThrows(PlatformException.class, () -> bench.says("ada", "ada", "hello"))
                .isFinal());
    }

    @Test
    void a_long_answer_is_slow_enough_for_the_server() {
        irc.withPenalty(20);
        bench.with("irc_line_pause", "25").with("irc_lines", "40").joined(irc);
        bench.says(
                "ada",
                "ada",
                String.join(
                        "\n", IntStream.range(0, 30).mapToObj(String::valueOf).toList()));
        assertEquals(30, irc.said().get(0).lines().size());
        assertEquals(Stream.of().toList(), irc.alarms());
    }

    @Test
    void closing_ends_it_at_once_and_leaves_no_thread() {
        bench.joined(irc);
        bench.close();
        await().atMost(Bench.PATIENCE).until(() -> irc.bot().isEmpty());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("irc-reader")));
    }
}
