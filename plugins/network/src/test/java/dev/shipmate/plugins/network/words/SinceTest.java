package dev.shipmate.plugins.network.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.CommandException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private static final Instant NOW = Instant.parse("2026-03-14T10:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "45m, 2026-03-14T09:45:00Z",
        "2h, 2026-03-14T08:30:00Z",
        "' 7D ', 2026-03-07T10:30:00Z",
        "2w, 2026-02-28T10:30:00Z",
        "0m, 2026-03-14T10:30:00Z",
        "9999w, 1834-07-26T10:30:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z"
    })
    void readsHowLongAgoOrADate(String typed, Instant start) {
        assertEquals(start, Since.parse(typed).start(NOW));
        assertEquals(typed.strip().toLowerCase(), Since.parse(typed).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h",
                "2",
                "2y",
                "-2h",
                "2.5h",
                "10000h",
                "99999999999999999999d",
                "2026-02-30",
                "2026-3-1",
                "yesterday",
                "٢h",
                "+999999999-12-31",
                "2h 3m",
                "2026-03-01T00:00"
            })
    void saysWhatItTakes(String typed) {
        String told =
                assertThrows(CommandException.class, () -> Since.parse(typed)).getMessage();

        assertTrue(told.endsWith("such as 45m, 2h, 7d or 2w, or a date such as 2031-05-17."), told);
    }

    @Test
    void aMonstrousTextIsNotRepeated() {
        String told = assertThrows(CommandException.class, () -> Since.parse("7".repeat(1_000_000)))
                .getMessage();

        assertTrue(told.length() < 250, told);
    }
}
