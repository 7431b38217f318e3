package dev.shipmate.plugins.irc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.irc.standin.FakeIrc;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions and their answers, long answers and private ones. */
class AnsweringTest {

    private static final List<Choice> SITES =
            List.of(new Choice("Amsterdam", "ams01"), new Choice("New York", "jfk01"));

    private final FakeIrc irc = new FakeIrc().account("ada", "ada1815");
    private final MemoryStore store = new MemoryStore();
    private final Bench bench = new Bench(irc, store);

    @BeforeEach
    void start() {
        bench.joined(irc);
    }

    @AfterEach
    void stop() {
        bench.close();
        irc.close();
    }

    @Test
    void a_question_is_asked_of_its_user_alone_and_answered_in_either_place() {
        for (String answer : List.of(
                "PRIVMSG shipmate :2",
                "PRIVMSG shipmate :new",
                "PRIVMSG #ops :!2",
                "PRIVMSG #ops :shipmate: New York")) {
            Origin origin = asks("site", SITES, false);
            assertEquals("ada", irc.said().get(irc.said().size() - 1).target());
            irc.sendAndWait("@account=ada1815 :ada!u@h " + answer);
            assertEquals(Map.of("site", "jfk01"), answer().values());
            assertEquals(origin, answer().origin(), "the command goes on where it was given");
        }
    }

    @Test
    void talk_other_commands_and_other_people_answer_nothing() {
        asks("site", SITES, false);
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :2");
        irc.sendAndWait("@account=bob :bob!u@h PRIVMSG #ops :!2");
        irc.sendAndWait("@account=bob :ada!u@h PRIVMSG shipmate :2");
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :!jokes tell");
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :jokes tell");
        assertEquals(4, bench.heard().size());
        assertTrue(
                bench.heard().stream().allMatch(Inbound.Line.class::isInstance),
                bench.heard().toString());
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :7");
        assertEquals(4, bench.heard().size());
        await().atMost(Bench.PATIENCE)
                .until(() ->
                        irc.said().get(irc.said().size() - 1).texts().get(0).contains("no 7 among the 2 choices"));
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :cancel");
        assertTrue(bench.heard().get(4) instanceof Inbound.Dismissal);
    }

    @Test
    void a_name_on_another_page_is_an_answer_too() {
        asks("site", SITES, false);
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :fra02");
        assertEquals(Map.of("site", "fra02"), answer().values());
    }

    @Test
    void a_secret_is_not_taken_in_a_channel() {
        asks("token", List.of(), true);
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :!hunter2");
        assertTrue(bench.heard().get(0) instanceof Inbound.Line);
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :hunter2");
        assertEquals(Map.of("token", "hunter2"), answer().values());
    }

    @Test
    void choices_that_are_numbers_have_letters() {
        asks("vlan", List.of(new Choice("20", "20"), new Choice("1", "1")), false);
        assertTrue(irc.said().get(0).texts().contains("a) 20  b) 1"), irc.said().toString());
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :1");
        assertEquals(Map.of("vlan", "1"), answer().values());
    }

    @Test
    void an_open_question_outlives_a_restart() {
        asks("site", SITES, false);
        bench.close();
        try (Bench again = new Bench(irc, store).joined(irc)) {
            irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :1");
            assertEquals(1, again.heard().size());
        }
    }

    @Test
    void a_long_answer_waits_for_more_from_its_reader() {
        bench.says(
                "ada1815",
                "ada",
                String.join(
                        "\n",
                        IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).toList()));
        assertEquals("… 19 more lines: !more", irc.said().get(0).texts().get(11));
        irc.sendAndWait("@account=bob :bob!u@h PRIVMSG #ops :!more");
        assertEquals("more", bench.lastLine(), "it is not for bob, so it is a command of his");
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :!more");
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :!more");
        await().atMost(Bench.PATIENCE).until(() -> irc.said().size() == 3);
        assertEquals("30", irc.said().get(2).texts().get(7));
        assertEquals(1, bench.heard().size());
    }

    @Test
    void a_private_answer_reaches_no_one_who_took_the_nickname() {
        Origin origin = origin();
        bench.platform().send(origin, Message.of("for your eyes only").privately());
        assertEquals("NOTICE ada :for your eyes only", irc.said().get(0).lines().get(0));
        irc.account("ada", "mallory");
        PlatformException refused = assertThrows(
                PlatformException.class,
                () -> bench.platform()
                        .send(origin, Message.of("not for mallory").privately()));
        assertTrue(refused.isFinal());
        assertEquals(1, irc.said().size());
    }

    @Test
    void what_nobody_asked_for_is_said_where_somebody_was_heard() {
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG shipmate :hello");
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :!hello");
        bench.heard()
                .forEach(inbound ->
                        bench.platform().send(bench.platform().lasting(inbound.origin()), Message.of("news")));
        assertEquals(
                List.of("PRIVMSG ada :news", "PRIVMSG #ops :news"),
                irc.said().stream().map(said -> said.lines().get(0)).toList());
    }

    @Test
    void one_node_is_connected_and_says_what_the_others_have_to_say() {
        try (Bench other = new Bench(irc, store).start()) {
            other.says("ada1815", "ada", "from the other node");
            assertEquals(1, irc.connections());
            assertEquals(List.of("ada: from the other node"), irc.said().get(0).texts());
            bench.close();
            await().atMost(Bench.PATIENCE).until(() -> irc.connections() == 2 && irc.isIn("#ops"));
        }
    }

    private Inbound.Answer answer() {
        Inbound last = bench.heard().get(bench.heard().size() - 1);
        return last instanceof Inbound.Answer answer ? answer : fail(last);
    }

    private static Inbound.Answer fail(Inbound last) {
        throw new AssertionError("no answer: " + last);
    }

    private Origin origin() {
        irc.sendAndWait("@account=ada1815 :ada!u@h PRIVMSG #ops :!talk");
        return bench.heard().remove(0).origin();
    }

    private Origin asks(String name, List<Choice> choices, boolean isMasked) {
        bench.heard().clear();
        Origin origin = origin();
        bench.platform()
                .ask(
                        origin,
                        new Prompt(
                                "token1",
                                "talk",
                                List.of(new Question(name, "Which " + name + "?", choices, "", "", isMasked))));
        return origin;
    }
}
