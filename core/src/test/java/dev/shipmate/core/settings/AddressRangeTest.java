package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.16.0.0/12, 172.31.1.2, true",
        "172.16.0.0/12, 172.32.0.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::/0, 10.1.2.3, false",
    })
    void aNetworkHoldsWhatBeginsWithItsBits(String range, String address, boolean isHeld) {
        assertEquals(
                isHeld,
                AddressRange.of(range).contains(AddressRange.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.net",
                "dead.beef",
                "10",
                "10.0.0",
                "256.1.1.1",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "2001:db8::/129",
                "2001:db8::1::2",
                ":",
                "[::1]",
                "10.0.0.0 10.0.0.1"
            })
    void whatIsNoRangeIsRefusedWithItsText(String text) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text));
        assertTrue(thrown.getMessage().contains("\"" + text + "\""), thrown.getMessage());
    }

    @Test
    void aListHasCommasAndMayBeEmpty() {
        assertEquals(List.of(), AddressRange.listOf(" "));
        assertEquals(
                List.of(AddressRange.of("10.0.0.0/8"), AddressRange.of("::1")),
                AddressRange.listOf("10.0.0.0/8 , ::1,"));
    }
}
