package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.shipmate.spi.command.CommandException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "failed, Failed, true",
        "fail, failed, false",
        "ams01-*, AMS01-edge-01, true",
        "*edge*, ams01-edge-01, true",
        "*-0?, ams01-0?, true",
        "*-0?, ams01-01, false",
        "a*b*c, aXXbXXbYc, true",
        "a*b*c, aXXbXXbY, false",
        "*, anything, true",
        ".*, anything, false",
    })
    void matchesWithoutCaseAndWithStars(String pattern, String text, boolean isMatch) {
        assertEquals(isMatch, new Glob(pattern).matches(text));
    }

    @Test
    void matchesLongTextsInTime() {
        String many = "a".repeat(1_000_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertEquals(false, new Glob("*a".repeat(100) + "b").matches(many)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01 10:00:00.000000+00:00, 2026-11-01T10:00:00Z",
        "2026-11-01 10:00:00+00:00, 2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00.123456+00:00, 2026-11-01T10:00:00.123456Z",
        "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00.5Z, 2026-11-01T10:00:00.5Z",
        "2026-11-01 12:00:00+02:00, 2026-11-01T10:00:00Z",
        "2026-11-01T05:30:00-0430, 2026-11-01T10:00:00Z",
        "2026-11-01T12:00:00+02, 2026-11-01T10:00:00Z",
        "2026-11-01 10:00:00.25, 2026-11-01T10:00:00.25Z",
    })
    void readsTimesAsPythonWritesThem(String text, Instant time) {
        assertEquals(time, Moment.read(text).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "now",
        "1700000000",
        "2026-11-01",
        "2026-02-30T10:00:00Z",
        "2026-11-01T25:00:00Z",
        "2026-11-01T10:00:00Z and more",
        "2026-11-01T10:00:00.1234567890123456789012345678901234567890Z",
        "-999999999-01-01T00:00:00Z",
        "2026-11-01X10:00:00Z"
    })
    void takesNothingElseForATime(String text) {
        assertTrue(Moment.read(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | nothing",
                "\"\" | nothing",
                "[] | nothing",
                "{} | nothing",
                "true | yes",
                "1e400 | 1e400",
                "{\"label\": \"Front\", \"value\": \"front\"} | Front",
                "{\"id\": \"x\", \"display\": \"ams01\", \"name\": \"a\"} | ams01",
                "{\"id\": \"x\"} | x",
                "{\"vlan\": {\"a\": 1}} | {\"vlan\":{\"a\":1}}",
                "[{\"name\": \"blue\"}, {\"name\": \"red\"}] | blue, red",
                "[1,2,3,4,5,6,7,8,9,10,11,12] | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more",
                "\"one\\ntwo\\u0007\\u202ethree\" | one two three",
            })
    void saysAnyValueInOneLine(String json, String words) {
        assertEquals(words, new Value(JsonParser.parseString(json)).words());
    }

    @Test
    void cutsLongValues() {
        String words = new Value(JsonParser.parseString("\"" + "é".repeat(50_000) + "\"")).words();
        assertEquals("é".repeat(99) + "…", words);
    }

    @ParameterizedTest
    @CsvSource({
        "devices, device",
        "device, device",
        "Prefixes, prefix",
        "ip-addresses, ipaddress",
        "ipaddresses, ipaddress",
        "all, whatever",
        "dcim.device, device",
        "frequencies, frequency",
        "virtual-chassis, virtualchassis",
    })
    void knowsKindsHoweverTheyAreTyped(String typed, String model) {
        assertTrue(Kind.parse(typed).matches(model));
    }

    @Test
    void asksBackOnAMisspeltKind() {
        CommandException e = assertThrows(CommandException.class, () -> Kind.parse("devcies"));
        assertTrue(e.getMessage().contains("Did you mean devices"), e.getMessage());
        assertThrows(CommandException.class, () -> Kind.parse("status=failed"));
        assertThrows(CommandException.class, () -> Kind.parse("<!channel>"));
        assertEquals(false, Kind.parse("golden-configs").isKnown());
    }
}
