package dev.shipmate.spi;

import static dev.shipmate.spi.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTest {

    @Test
    void aKeyIsWrittenInOneWay() {
        for (String key : List.of("", "Weather", "1st", "weather-url", "weather.url", "a".repeat(101), "ключ")) {
            assertRefused(
                    "the setting \"" + key + "\" must be lower-case letters, digits or _ and begin with a letter",
                    () -> Setting.text(key, "Anything"));
        }
        assertEquals("weather_url2", Setting.text("weather_url2", "Anything").key());
    }

    @Test
    void withoutADefaultItIsMandatory() {
        Setting<String> setting = Setting.text("city", "Where we are");

        assertTrue(setting.isMandatory());
        assertEquals("Oslo", setting.read("Oslo"));
        assertRefused("is missing", () -> setting.read(null));
        assertRefused("is missing", () -> setting.read(""));
    }

    @Test
    void aDefaultIsReadAsTheFileWouldBe() {
        Setting<Integer> setting =
                Setting.integer("port", "Where to listen", 0, 65535).defaultsTo("8080");

        assertFalse(setting.isMandatory());
        assertEquals(8080, setting.read(null));
        assertEquals(9090, setting.read("9090"));
        assertEquals(Optional.of("8080"), setting.fallback());
        assertRefused(
                "must be a whole number from 0 to 65535",
                () -> Setting.integer("port", "Where to listen", 0, 65535).defaultsTo("http"));
    }

    @Test
    void anOptionalOneReadsAsNothing() {
        Setting<Optional<URI>> setting =
                Setting.uri("proxy", "Where to go through").optional();

        assertFalse(setting.isMandatory());
        assertEquals(Optional.empty(), setting.read(null));
        assertEquals(Optional.empty(), setting.read(""));
        assertEquals(Optional.of(URI.create("https://example.org/")), setting.read("https://example.org/"));
    }

    @Test
    void numbersKeepTheirBounds() {
        Setting<Integer> setting = Setting.integer("days", "How many", 1, 16);

        assertEquals(1, setting.read("1"));
        assertEquals(16, setting.read("16"));
        for (String text : List.of("0", "17", "1.5", "one", "99999999999")) {
            assertRefused("must be a whole number from 1 to 16", () -> setting.read(text));
        }
    }

    @Test
    void flagsAreTrueOrFalse() {
        Setting<Boolean> setting = Setting.flag("verify", "Look twice");

        assertTrue(setting.read("True"));
        assertFalse(setting.read("false"));
        assertRefused("must be true or false", () -> setting.read("yes"));
    }

    @Test
    void addressesAreOfTheWeb() {
        Setting<URI> setting = Setting.uri("service", "Whom to ask");

        assertEquals(URI.create("http://localhost:8080/x"), setting.read("http://localhost:8080/x"));
        for (String text :
                List.of("example.org", "ftp://example.org/", "https:///x", "https://exa mple/", "file:/etc")) {
            assertRefused("must be an address such as https://example.org/", () -> setting.read(text));
        }
    }

    @Test
    void aSecretStaysOne() {
        Setting<String> secret = Setting.secret("token", "What proves who we are");

        assertTrue(secret.isSecret());
        assertTrue(secret.optional().isSecret());
        assertTrue(secret.defaultsTo("demo").isSecret());
        assertFalse(Setting.text("name", "Who we are").isSecret());
    }

    @Test
    void aReaderOfYourOwnSaysWhatItTakes() {
        Setting<List<String>> setting = Setting.of("hosts", "Who may be asked", "names", text -> {
            if (text.contains("*")) {
                throw new IllegalArgumentException("must be host names with commas between them");
            }
            return List.of(text.split(","));
        });

        assertEquals("names", setting.type());
        assertEquals("Who may be asked", setting.summary());
        assertEquals(List.of("a", "b"), setting.read("a,b"));
        assertRefused("must be host names with commas between them", () -> setting.read("*"));
    }
}
