package dev.shipmate.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private static Origin from(String user, String channel) {
        return new Origin("lab", Party.of("T1"), Party.of(channel), Party.of(user), "");
    }

    private static long passed(RateLimits limits, Origin origin, int sent, Duration apart, Instant start) {
        return IntStream.range(0, sent)
                .filter(i ->
                        limits.count(origin, start.plus(apart.multipliedBy(i))).isEmpty())
                .count();
    }

    @ParameterizedTest(name = "{0} a minute: of {1} commands, {2} ms apart, {3} pass")
    @CsvSource({
        "60,    60,     0,   60",
        "60,    61,     0,   60",
        "60,  5000,     0,   60",
        "60,  5000,  1000, 5000", // one a second for an hour and more
        "60,   100,   500,  100", // two a second until the minute's worth is gone
        "60,  1200,   100,  166", // ten a second for two minutes: never more than 60 and 60 for each minute
        "1,      3, 30000,    2",
        "1,     10, 60000,   10",
        "0, 100000,     0, 100000"
    })
    void so_many_pass(int perMinute, int sent, long apart, int pass) {
        assertEquals(
                pass, passed(new RateLimits(perMinute, 0), from("ada", "C1"), sent, Duration.ofMillis(apart), START));
        assertEquals(
                pass, passed(new RateLimits(0, perMinute), from("ada", "C1"), sent, Duration.ofMillis(apart), START));
    }

    @Test
    void who_sends_too_much_is_told_once_in_a_pause_how_long_it_is() {
        RateLimits limits = new RateLimits(60, 0);
        Origin ada = from("ada", "C1");
        passed(limits, ada, 60, Duration.ZERO, START);
        Excess first = excess(limits, ada, START);
        assertTrue(first.isNews());
        assertEquals("more than 60 commands a minute from one user", first.details());
        assertEquals(
                "You have sent more than 60 commands within a minute. This one was not run, nor will be others before"
                        + " 15 seconds have passed. Try again then.",
                first.sentence());
        assertFalse(excess(limits, ada, START).isNews());
        Excess last = excess(limits, ada, START.plusMillis(14_500));
        assertFalse(last.isNews());
        assertTrue(last.sentence().contains(" 1 second has"), last.sentence());
        assertEquals(15, passed(limits, ada, 16, Duration.ZERO, START.plusSeconds(15)));
        assertFalse(excess(limits, ada, START.plusSeconds(15)).isNews(), "the 16th was told");
    }

    @Test
    void one_user_is_not_the_other_and_the_same_id_elsewhere_is_somebody_else() {
        RateLimits limits = new RateLimits(5, 0);
        passed(limits, from("ada", "C1"), 9, Duration.ZERO, START);
        assertTrue(limits.count(from("ada", "C2"), START).isPresent());
        assertTrue(limits.count(from("bob", "C1"), START).isEmpty());
        Origin other = new Origin("elsewhere", null, null, Party.of("ada"), "");
        assertTrue(limits.count(other, START).isEmpty());
        assertTrue(limits.count(new Origin("lab", null, null, null, ""), START).isEmpty());
    }

    @Test
    void each_in_a_channel_that_is_over_its_limit_is_told_once() {
        RateLimits limits = new RateLimits(0, 5);
        passed(limits, from("ada", "C1"), 5, Duration.ZERO, START);
        assertTrue(excess(limits, from("ada", "C1"), START).isNews());
        assertTrue(excess(limits, from("bob", "C1"), START).sentence().startsWith("This channel has sent more"));
        assertFalse(excess(limits, from("bob", "C1"), START).isNews());
        for (int i = 0; i < 1_000; i++) {
            excess(limits, from("u" + i, "C1"), START);
        }
        assertFalse(excess(limits, from("one more", "C1"), START).isNews(), "a flood of users is not told");
    }

    @Test
    void a_clock_that_jumps_keeps_nobody_waiting_and_gives_nobody_more() {
        RateLimits limits = new RateLimits(60, 0);
        Origin ada = from("ada", "C1");
        Instant later = START.plus(Duration.ofHours(1));
        assertEquals(60, passed(limits, ada, 70, Duration.ZERO, later));
        assertTrue(limits.count(ada, START).isPresent(), "back by an hour: nothing is left, and that begins a pause");
        assertEquals(15, passed(limits, ada, 70, Duration.ZERO, START.plusSeconds(15)));
    }

    @Test
    void made_up_users_and_channels_take_no_more_memory_than_that_of_the_last_ten_thousand() {
        RateLimits limits = new RateLimits(1, 1);
        for (int i = 0; i < 30_000; i++) {
            limits.count(from("u" + i + "x".repeat(2_000), "c" + i), START);
        }
        assertEquals(20_000, limits.size());
    }

    private static Excess excess(RateLimits limits, Origin origin, Instant now) {
        Optional<Excess> excess = limits.count(origin, now);
        assertTrue(excess.isPresent());
        return excess.get();
    }
}
