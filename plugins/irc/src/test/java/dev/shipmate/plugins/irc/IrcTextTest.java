package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in lines. */
class IrcTextTest {

    private static final String HOSTILE =
            "a\r\nQUIT :gone\0\u0001VERSION\u0001 \u000304,01red\u0003 \u0004ff0000six\u001fline\u202e \u0002bold\u000f\u0085!op mallory";

    @Test
    void codes_are_taken_out_of_what_is_heard() {
        assertEquals("red 5 apples bold", IrcText.plain("\u000304,12red\u0003 5 apples \u0002\u001dbold\u000f"));
        assertEquals("tab bed", IrcText.plain("tab\tb\u0016ed\u0007"));
    }

    @Test
    void no_block_says_codes_or_line_ends_of_what_it_shows() {
        Message message = Message.of(
                Block.heading(HOSTILE),
                Block.text(Span.plain(HOSTILE), Span.bold(HOSTILE), Span.code(HOSTILE)),
                Block.fields(Map.of(HOSTILE, HOSTILE)),
                Block.table(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE))),
                Block.snippet(HOSTILE, HOSTILE),
                Block.attachment("devices.csv", "text/csv", HOSTILE.getBytes(UTF_8)),
                Block.image(Block.attachment("dot.png", "image/png", new byte[1]), HOSTILE));
        for (String line : new IrcRenderer("!").lines(message)) {
            assertTrue(
                    line.chars().allMatch(character -> character >= ' ' && character < 0x7f || character == 2), line);
            assertEquals(0, line.chars().filter(character -> character == 2).count() % 2, line);
            assertTrue(!line.startsWith("!op"), line);
        }
    }

    @Test
    void a_line_is_cut_between_words_and_bold_type_goes_on() {
        assertEquals(List.of("aaaa bbbb", "cccc"), IrcText.cut("aaaa bbbb cccc", 12));
        assertEquals(List.of("\u0002aaaa\u0002", "\u0002bbbb\u0002"), IrcText.cut("\u0002aaaa bbbb\u0002", 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "漢", "🚢"})
    void no_character_is_cut_and_no_part_is_too_long(String character) {
        String whole = character.repeat(500);
        List<String> parts = IrcText.cut(whole, 100);
        assertEquals(whole, String.join("", parts));
        assertTrue(parts.stream().allMatch(part -> part.getBytes(UTF_8).length <= 100), parts.toString());
        assertTrue(parts.stream().noneMatch(part -> part.contains("\ufffd")));
    }

    @Test
    void a_table_too_wide_for_a_window_is_said_cell_by_cell() {
        List<String> lines = new IrcRenderer("!")
                .lines(Message.of(Block.table(
                        List.of("Name", "Text"), List.of(List.of("a", "x".repeat(90)), List.of("b".repeat(20), "y")))));
        assertEquals("\u0002Name · Text\u0002", lines.get(0));
        assertEquals("b".repeat(20) + " · y", lines.get(2));
    }
}
