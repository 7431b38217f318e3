package dev.shipmate.plugins.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The pace of what is sent, and how it is known that it was taken. */
class OutgoingTest {

    private final AtomicLong now = new AtomicLong();
    private final Outgoing outgoing =
            new Outgoing(now::get, 4, Duration.ofSeconds(1).toNanos(), name -> name.toLowerCase(Locale.ROOT));

    @Test
    void four_lines_go_at_once_and_then_one_a_second() {
        outgoing.say("#a", List.of("1", "2", "3", "4", "5", "6"));
        assertEquals(List.of("1", "2", "3", "4"), sent());
        assertEquals(Duration.ofSeconds(1).toNanos(), outgoing.untilNext());
        pass(1);
        assertEquals(List.of("5"), sent());
        pass(1);
        assertEquals(List.of("6", "PING :taken-1"), sent());
    }

    @Test
    void targets_take_turns_and_what_is_urgent_goes_first() {
        outgoing.say("#a", List.of("a1", "a2"));
        outgoing.say("#b", List.of("b1"));
        outgoing.urgent("WHOIS ada");
        assertEquals(List.of("WHOIS ada", "a1", "b1", "PING :taken-1", "a2", "PING :taken-2"), sent());
    }

    @Test
    void an_answer_is_taken_when_the_server_says_so() {
        Utterance said = outgoing.say("#a", List.of("1"));
        sent();
        assertFalse(said.taken().isDone());
        outgoing.pong("taken-1");
        assertTrue(said.taken().isDone());
    }

    @Test
    void a_refusal_belongs_to_its_target() {
        Utterance first = outgoing.say("#a", List.of("1"));
        Utterance second = outgoing.say("#B", List.of("1", "2", "3", "4", "5", "6"));
        sent();
        outgoing.refused("#b", PlatformException.refused("not there"));
        assertFalse(first.taken().isDone());
        assertEquals("not there", failure(second));
        pass(10);
        assertEquals(List.of(), sent());
    }

    @Test
    void what_is_not_taken_in_time_fails_for_now() {
        Utterance said = outgoing.say("#a", List.of("1"));
        sent();
        pass(16);
        outgoing.expire();
        assertEquals("the IRC server did not take it in time", failure(said));
    }

    @Test
    void with_the_connection_all_that_waits_is_lost_and_nothing_more_is_taken() {
        Utterance said = outgoing.say("#a", List.of("1"));
        outgoing.end("gone");
        assertEquals("gone", failure(said));
        assertThrows(PlatformException.class, () -> outgoing.say("#a", List.of("1")));
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private List<String> sent() {
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = outgoing.next(); line.isPresent(); line = outgoing.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static String failure(Utterance said) {
        return assertThrows(CompletionException.class, () -> said.taken().join())
                .getCause()
                .getMessage();
    }
}
