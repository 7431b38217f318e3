package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkyTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82, 85, 86, 95, 96,
                99
            })
    void everyCodeThatOpenMeteoDocumentsHasWords(int code) {
        assertFalse(Sky.words(code).startsWith("weather code"));
    }

    @Test
    void anyOtherCodeIsShownAsItIs() {
        assertEquals("weather code 17", Sky.words(17));
        assertEquals("–", Sky.words(null));
    }

    @ParameterizedTest
    @CsvSource({"0, north", "22, north", "23, north-east", "221, south-west", "338, north", "360, north", "-90, west"})
    void windsHaveEightNames(double degrees, String name) {
        assertEquals(name, Sky.direction(degrees));
    }
}
