package dev.shipmate.core.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a line ends and its pipes begin. */
class PipeCutterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            network status                 ~ network status     ~ ^^
            network status | count         ~ ^network status ^  ~ ^ count^
            network status |count          ~ ^network status ^  ~ ^count^
            network status| count          ~ network status     ~ ^ count^
            a | grep x | head 3            ~ ^a ^               ~ ^ grep x # head 3^
            jokes tell a|b                 ~ jokes tell a|b     ~ ^^
            jokes tell 'a | b'             ~ jokes tell 'a | b' ~ ^^
            jokes tell "a | b" | count     ~ ^jokes tell "a | b" ^ ~ ^ count^
            jokes tell “a | b” | count     ~ ^jokes tell “a | b” ^ ~ ^ count^
            jokes tell a \\| b             ~ jokes tell a \\| b   ~ ^^
            jokes tell it's | count        ~ ^jokes tell it's ^ ~ ^ count^
            jokes tell 'open | count       ~ jokes tell 'open | count ~ ^^
            a | grep it's                  ~ ^a ^               ~ ^ grep it's^
            a | grep 'x | y' | head        ~ ^a ^               ~ ^ grep 'x | y' # head^
            a ||count                      ~ ^a ^               ~ ^#count^
            a |                            ~ ^a ^               ~ ^^
            | count                        ~ ^^                 ~ ^ count^
            """)
    void aLineIsCutWhereAPipeStands(String line, String before, String pipes) {
        PipeCutter.Piped cut = new PipeCutter(line).cut();
        assertEquals(before, cut.line());
        boolean isPiped = before.length() < line.length();
        assertEquals(isPiped ? Arrays.asList(pipes.split("#", -1)) : List.of(), cut.pipes());
    }
}
