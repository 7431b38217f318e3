package dev.shipmate.spi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNamesTest {

    private static final List<String> NAMES = List.of(
            "nautobot", "network", "weather", "jokes", "clear", "shipmate", "get-devices", "get-device-status", "ask");

    @ParameterizedTest
    @CsvSource({
        "netwrok, network",
        "newtork, network",
        "Network, network",
        "wether, weather",
        "joke, jokes",
        "naubot, nautobot",
        "get-device, get-devices",
        "nau, nautobot"
    })
    void aSlipIsUnderstood(String typed, String meant) {
        assertEquals(meant, NearestNames.of(typed, NAMES).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "qwertz", "hello", "rain", "no", "bob", "networkingequipment"})
    void nothingIsBetterThanASillySuggestion(String typed) {
        assertEquals(List.of(), NearestNames.of(typed, NAMES));
    }

    @Test
    void threeNamesAtMostTheNearestFirst() {
        assertEquals(
                List.of("status", "stats", "statue"),
                NearestNames.of("status", List.of("statues", "stats", "statue", "status", "statuses")));
    }

    @Test
    void aMonstrousWordCostsNothing() {
        assertEquals(List.of(), NearestNames.of("n".repeat(1_000_000), NAMES));
    }
}
