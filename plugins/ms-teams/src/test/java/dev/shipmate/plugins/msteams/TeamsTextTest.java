package dev.shipmate.plugins.msteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsTextTest {

    @Test
    @DisplayName("Of several mentions, that of the bot alone is taken away (F15)")
    void only_the_bots_mention_goes() {
        JsonObject activity = JsonParser.parseString(
                        "{\"text\":\"<at>ChatOps</at> tell <at>Bob (x+)</at> about <at>ChatOps</at>\","
                                + "\"entities\":[{\"type\":\"mention\",\"text\":\"<at>ChatOps</at>\",\"mentioned\":{\"id\":\"28:app\"}},"
                                + "{\"type\":\"mention\",\"text\":\"<at>Bob (x+)</at>\",\"mentioned\":{\"id\":\"29:bob\"}},"
                                + "{\"type\":\"mention\"},{\"type\":\"mention\",\"text\":7},{}]}")
                .getAsJsonObject();
        assertEquals("tell <at>Bob (x+)</at> about", ActivityText.of(activity, "28:app"));
    }

    @Test
    @DisplayName("A NUL character is refused wherever it is, and a written-out escape is none")
    void nul_characters_are_refused() {
        assertEquals(Optional.empty(), TeamsJson.parse("{\"value\":[{\"id\":\"a\\u0000\"}]}"));
        assertEquals(Optional.empty(), TeamsJson.parse("{\"\\u0000\":1}"));
        assertEquals(
                "C:\\u0000",
                TeamsJson.text(TeamsJson.parse("{\"text\":\"C:\\\\u0000\"}").orElseThrow(), "text"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a&nbsp;b | a b",
                "1 &lt; 2 &amp;&amp; 3 &gt; 2 | 1 < 2 && 3 > 2",
                "&quot;x&quot; &apos;y&apos; | \"x\" 'y'",
                "&#65;&#x42; | AB",
                "&amp;lt; | &lt;",
                "&unknown; &; &#; &#xZZ; &#0; &#55296; | &unknown; &; &#; &#xZZ; &#0; &#55296;",
                "a & b; c | a & b; c"
            })
    @DisplayName("Characters that are written as HTML are read, all else is left")
    void entities_are_read(String html, String plain) {
        assertEquals(plain, HtmlEntities.decoded(html));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://smba.trafficmanager.net/emea/",
                "https://smba.trafficmanager.net:443/emea/",
                "https://eu.botframework.com/x"
            })
    @DisplayName("Service addresses at Microsoft's hosts are allowed")
    void allowed(String address) {
        assertEquals(address, hosts().allowed(address).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://smba.trafficmanager.net/emea/",
                "https://smba.trafficmanager.net.evil.example/",
                "https://evil.example/smba.trafficmanager.net",
                "https://user@smba.trafficmanager.net/",
                "https://smba.trafficmanager.net:8443/",
                "https://smba.trafficmanager.net/#x",
                "https://botframework.com/",
                "https://evilbotframework.com/",
                "https://127.0.0.1/",
                "http://localhost:8080/",
                "file:///etc/passwd",
                "//smba.trafficmanager.net/",
                "not an address",
                ""
            })
    @DisplayName("Nothing is sent to other hosts, nor in the clear (S11)")
    void not_allowed(String address) {
        assertEquals(true, hosts().allowed(address).isEmpty());
    }

    @Test
    @DisplayName("A listed port allows that port; a listed loopback address allows a stand-in, in the clear too")
    void ports_and_stand_ins() {
        AllowedHosts hosts = AllowedHosts.of("127.0.0.1:8099 teams.example.org:8443,localhost");
        assertEquals(true, hosts.allowed("http://127.0.0.1:8099/emea/").isPresent());
        assertEquals(true, hosts.allowed("http://127.0.0.1:8098/emea/").isEmpty());
        assertEquals(true, hosts.allowed("https://teams.example.org:8443/").isPresent());
        assertEquals(true, hosts.allowed("http://teams.example.org:8443/").isEmpty());
        assertEquals(true, hosts.allowed("https://teams.example.org/").isEmpty());
        assertEquals(true, hosts.allowed("http://localhost:1234/").isPresent());
        assertEquals(true, hosts.allowed("ftp://localhost/").isEmpty());
    }

    @Test
    @DisplayName("A list that is no list of hosts is refused")
    void odd_lists() {
        for (String list : new String[] {"https://x", "*", "a b/c", "*.", "exa mple_host"}) {
            assertThrows(IllegalArgumentException.class, () -> AllowedHosts.of(list), list);
        }
    }

    private static AllowedHosts hosts() {
        return AllowedHosts.of("smba.trafficmanager.net, *.botframework.com");
    }
}
