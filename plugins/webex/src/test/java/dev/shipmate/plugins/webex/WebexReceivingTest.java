package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.webex.standin.FakeWebex;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebexReceivingTest {

    private static final String SECRET = "webex-test-secret-0001";
    private static final String BODY = "{\"id\":\"Y2lzY29zcGFyazovL3VzL1dFQkhPT0svMQ\",\"name\":\"chatops messages\","
            + "\"resource\":\"messages\",\"event\":\"created\",\"orgId\":\"ORG1\",\"createdBy\":\"BOT1\",\"appId\":\"APP1\","
            + "\"ownedBy\":\"creator\",\"status\":\"active\",\"actorId\":\"USER1\",\"data\":{\"id\":\"MSG1\",\"roomId\":\"ROOM1\","
            + "\"roomType\":\"group\",\"personId\":\"USER1\",\"personEmail\":\"alice@example.com\","
            + "\"created\":\"2024-01-01T00:00:00.000Z\"}}";
    private static final String SHA1 = "0b0ffca85a3e075b2c3dcef8a200c86599c32a16";
    private static final String SHA256 = "7739becee1975d326971e8296a594222eef8833ab379b16cc140df30d5159927";

    private final WebexSignature signature = new WebexSignature(SECRET);

    @Test
    @DisplayName("Signatures by SHA-1, SHA-256 and SHA-512 are taken, with and without the algorithm's name")
    void signatures_are_taken() {
        String sha512 = FakeWebex.signature("HmacSHA512", SECRET, BODY);
        for (String given : List.of(
                SHA1,
                "sha1=" + SHA1,
                SHA1.toUpperCase(Locale.ROOT),
                SHA256,
                "sha256=" + SHA256,
                sha512,
                "sha512=" + sha512)) {
            assertDoesNotThrow(() -> signature.verify(request("X-Spark-Signature", given, BODY)), given);
        }
        assertDoesNotThrow(() -> signature.verify(request("X-Webex-Signature", "sha256=" + SHA256, BODY)));
    }

    @Test
    @DisplayName("A wrong, shortened or misnamed signature and a changed body are refused (S2)")
    void wrong_signatures_are_refused() {
        for (String given : List.of(
                "f" + SHA1.substring(1),
                SHA1.substring(1),
                "sha256=" + SHA1,
                "sha1=" + SHA256,
                "sha1=",
                "x",
                "sha9=" + SHA1)) {
            assertEquals(
                    Kind.INCORRECT_SIGNATURE,
                    refusal(request("X-Spark-Signature", given, BODY)).kind(),
                    given);
        }
        assertEquals(
                401, refusal(request("X-Spark-Signature", SHA1, BODY + " ")).status());
        assertEquals(
                Kind.MISSING_SIGNATURE, refusal(request("X-Other", SHA1, BODY)).kind());
        assertEquals(
                Kind.MISSING_SIGNATURE,
                refusal(request("X-Spark-Signature", " ", BODY)).kind());
    }

    @Test
    @DisplayName("An empty secret is no secret (S2)")
    void an_empty_secret_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new WebexSignature(" "));
    }

    @Test
    @DisplayName("A NUL character is found wherever it is, and a written-out escape is none")
    void nul_characters_are_found() {
        assertTrue(WebexJson.hasNul(parsed("{\"data\":[{\"id\":\"a\\u0000\"}]}")));
        assertTrue(WebexJson.hasNul(parsed("{\"\\u0000\":1}")));
        assertFalse(WebexJson.hasNul(parsed("{\"text\":\"C:\\\\u0000\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Ship Mate (bot+) jokes tell | - | jokes tell",
                "SHIP MATE (BOT+): jokes | - | jokes",
                "Ship jokes | - | Ship jokes",
                "jokes Ship Mate (bot+) | - | jokes Ship Mate (bot+)",
                "x | <p><spark-mention data-object-type=\"person\" data-object-id=\"BOT\">S (+.*</spark-mention> tell a &lt; b</p> | tell a < b",
                "x | <spark-mention data-object-type='person' data-object-id='EVE'>Eve</spark-mention> tell | x",
                "x | <spark-mention data-object-type=\"person\" data-object-id=\"BOT\">S</spark-mention> ask <spark-mention data-object-type=\"person\" data-object-id=\"EVE\">Eve</spark-mention> | ask Eve",
                "x | <spark-mention data-object-type=\"person\" data-object-id=\"BOT\">never closed | ''",
                "x | <<<spark-mention>>> | x"
            })
    @DisplayName("The mention of the bot is taken away as it is, whatever its name is made of (F16)")
    void mentions_are_taken_away(String text, String html, String line) {
        Bot bot = new Bot("BOT", "ORG", List.of("Ship Mate (bot+)"));
        assertEquals(line, CommandText.of(bot, text, html == null ? "" : html));
    }

    @Test
    @DisplayName("Texts are counted and cut by their bytes, never within a character, an escape or an entity (F13)")
    void bytes_are_counted() {
        assertEquals(4, Utf8.length("😀"));
        assertEquals(7, Utf8.length("aé€1"));
        assertEquals("aé".length(), Utf8.cut("aé€", 5));
        assertEquals(2, Utf8.cut("ab\\*cd", 3));
        assertEquals(2, Utf8.cut("ab&amp;cd", 5));
        assertEquals(2, Utf8.cut("😀😀", 5));
        assertTrue("x".repeat(10).getBytes(UTF_8).length == Utf8.length("x".repeat(10)));
    }

    private static JsonObject parsed(String json) {
        return WebexJson.parse(json).orElseThrow();
    }

    private UnverifiedRequestException refusal(WebRequest request) {
        return assertThrows(UnverifiedRequestException.class, () -> signature.verify(request));
    }

    private static WebRequest request(String header, String value, String body) {
        return new WebRequest("POST", "", "", Map.of(header, List.of(value)), body.getBytes(UTF_8));
    }
}
