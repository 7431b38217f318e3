package dev.shipmate.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.core.settings.AddressRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress clients =
            new ClientAddress(List.of(AddressRange.of("10.0.0.0/8"), AddressRange.of("2001:db8:1::/48")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a peer that is not trusted speaks for itself, whatever it writes
                "203.0.113.9 | 198.51.100.7                     | 203.0.113.9",
                "203.0.113.9 | 10.0.0.1                         | 203.0.113.9",
                // behind a proxy, the last address that is no proxy's
                "10.0.0.1    | 198.51.100.7                     | 198.51.100.7",
                "10.0.0.1    | 192.0.2.66, 198.51.100.7         | 198.51.100.7",
                "10.0.0.1    | 198.51.100.7,10.0.0.2            | 198.51.100.7",
                "10.0.0.1    | 10.9.9.9, 198.51.100.7, 10.0.0.2 | 198.51.100.7",
                "10.0.0.1    | 10.0.0.3, 10.0.0.2               | 10.0.0.3",
                // what is no address says nothing, and what stands before it neither
                "10.0.0.1    | ''                               | 10.0.0.1",
                "10.0.0.1    | unknown                          | 10.0.0.1",
                "10.0.0.1    | 198.51.100.7, <script>           | 10.0.0.1",
                "10.0.0.1    | 198.51.100.7, localhost, 10.0.0.2| 10.0.0.2",
                "10.0.0.1    | 198.51.100.7,                    | 10.0.0.1",
                // as some proxies write it, and one address in two forms is one
                "10.0.0.1    | 198.51.100.7:4711                | 198.51.100.7",
                "10.0.0.1    | [2001:db8:2::1]:4711             | 2001:db8:2:0:0:0:0:1",
                "10.0.0.1    | 2001:DB8:2:0::1                  | 2001:db8:2:0:0:0:0:1",
                "10.0.0.1    | ::ffff:198.51.100.7              | 198.51.100.7",
                "2001:db8:1::5 | 198.51.100.7                   | 198.51.100.7",
                "[2001:db8:1::5] | 198.51.100.7                 | 198.51.100.7",
            })
    void itIsTheLastThatNoTrustedProxyHas(String peer, String header, String client) {
        assertEquals(client, clients.of(peer, List.of(header)));
    }

    @Test
    void severalHeadersAreOne() {
        assertEquals("198.51.100.7", clients.of("10.0.0.1", List.of("192.0.2.66, 198.51.100.7", "10.0.0.2")));
        assertEquals("10.0.0.1", clients.of("10.0.0.1", List.of()));
    }

    @Test
    void withoutTrustedProxiesTheHeaderSaysNothing() {
        assertEquals("127.0.0.1", new ClientAddress(List.of()).of("127.0.0.1", List.of("198.51.100.7")));
    }
}
