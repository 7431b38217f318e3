package dev.shipmate.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Tuesday. */
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daily 08:00                  | daily 08:00 Europe/Berlin             | 2026-11-25T07:00:00Z | 2026-11-26T07:00:00Z
            DAILY 8:00                   | daily 08:00 Europe/Berlin             | 2026-11-25T07:00:00Z | 2026-11-26T07:00:00Z
            every day 12:00              | daily 12:00 Europe/Berlin             | 2026-11-24T11:00:00Z | 2026-11-25T11:00:00Z
            weekdays 08:00 UTC           | weekdays 08:00 UTC                    | 2026-11-25T08:00:00Z | 2026-11-26T08:00:00Z
            weekends 08:00 utc           | weekends 08:00 UTC                    | 2026-11-28T08:00:00Z | 2026-11-29T08:00:00Z
            thu,mon 17:30                | mon,thu 17:30 Europe/Berlin           | 2026-11-26T16:30:00Z | 2026-11-30T16:30:00Z
            every tuesday 11:01          | tue 11:01 Europe/Berlin               | 2026-11-24T10:01:00Z | 2026-12-01T10:01:00Z
            monthly 1 06:00              | monthly 1 06:00 Europe/Berlin         | 2026-12-01T05:00:00Z | 2027-01-01T05:00:00Z
            monthly last 06:00 Asia/Tokyo | monthly last 06:00 Asia/Tokyo        | 2026-11-29T21:00:00Z | 2026-12-30T21:00:00Z
            every 15 minutes             | every 15 minutes Europe/Berlin        | 2026-11-24T10:15:30Z | 2026-11-24T10:30:30Z
            every hour                   | every hour Europe/Berlin              | 2026-11-24T11:00:30Z | 2026-11-24T12:00:30Z
            every 2 weeks                | every 2 weeks Europe/Berlin           | 2026-12-08T10:00:30Z | 2026-12-22T10:00:30Z
            once 2026-12-01 09:00        | once 2026-12-01 09:00 Europe/Berlin   | 2026-12-01T08:00:00Z |
            in 2 hours                   | once 2026-11-24 13:00 Europe/Berlin   | 2026-11-24T12:00:30Z |
            in 1 minute                  | once 2026-11-24 11:01 Europe/Berlin   | 2026-11-24T10:01:30Z |
            """)
    void what_people_type_is_due_then_and_then(String typed, String text, Instant first, Instant second) {
        When when = When.of(typed, BERLIN, NOW);
        assertEquals(text, when.text());
        assertEquals(Optional.of(first), when.recurrence().next(NOW, when.zone(), NOW));
        assertEquals(Optional.ofNullable(second), when.recurrence().next(first, when.zone(), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "daily",
                "daily 25:00",
                "daily 8",
                "mo 08:00",
                "every 0 minutes",
                "every 30 seconds",
                "every 999999 weeks",
                "in 0 minutes",
                "in -1 hours",
                "monthly 32 06:00",
                "monthly 0 06:00",
                "once 2026-02-30 09:00",
                "once tomorrow 09:00",
                "weekdays 08:00 Mars/Olympus",
                "daily 08:00 now please"
            })
    void what_means_nothing_is_told_with_what_does(String typed) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> When.of(typed, BERLIN, NOW))
                .getMessage());
        assertTrue(message.contains("weekdays 08:00") || message.contains("Europe/Berlin"), message);
    }

    @Test
    void a_moment_that_is_gone_is_told_so() {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> When.of("once 2026-11-24 10:59", BERLIN, NOW))
                        .getMessage());
        assertEquals("2026-11-24T10:59 is over in Europe/Berlin. Name a moment that comes.", message);
    }

    @ParameterizedTest
    @CsvSource({
        // the clock jumps from 02:00 to 03:00: half past two comes an hour later
        "daily 02:30, 2026-03-28T00:00:00Z, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        // it goes back from 03:00 to 02:00: the first half past two counts, the second does not
        "daily 02:30, 2026-10-24T00:00:00Z, 2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        // the hour of the office stays
        "daily 08:00, 2026-10-24T00:00:00Z, 2026-10-24T06:00:00Z, 2026-10-25T07:00:00Z, 2026-10-26T07:00:00Z",
        "monthly 31 08:00, 2026-01-30T00:00:00Z, 2026-01-31T07:00:00Z, 2026-02-28T07:00:00Z, 2026-03-31T06:00:00Z"
    })
    void summer_time_and_short_months_neither_skip_nor_double(
            String typed, Instant from, Instant first, Instant second, Instant third) {
        When when = When.of(typed, BERLIN, from);
        List<Instant> due = new ArrayList<>();
        Instant last = from;
        for (int i = 0; i < 3; i++) {
            last = when.recurrence().next(last, when.zone(), from).orElseThrow();
            due.add(last);
        }
        assertEquals(List.of(first, second, third), due);
    }
}
