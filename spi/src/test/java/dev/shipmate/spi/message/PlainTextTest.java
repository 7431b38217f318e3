package dev.shipmate.spi.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    private static final URI DOCS = URI.create("https://example.org/docs");

    @Test
    void blocksStandOneBelowTheOther() {
        assertEquals("Title\nwords", PlainText.of(Message.of(Block.heading("Title"), Block.text("words"))));
    }

    @Test
    void emphasisIsLeftOutAndAddressesAreShown() {
        assertEquals(
                "See the docs (https://example.org/docs), eth0 or @Ada.",
                PlainText.of(Block.text(
                        Span.bold("See"),
                        Span.plain(" the "),
                        Span.link("docs", DOCS),
                        Span.plain(", "),
                        Span.code("eth0"),
                        Span.plain(" or "),
                        Span.mention(new Party("u1", "Ada")),
                        Span.plain("."))));
        assertEquals("https://example.org/docs", PlainText.of(Block.text(Span.link(DOCS.toString(), DOCS))));
    }

    @Test
    void columnsAreAligned() {
        assertEquals(
                """
                Devices
                Name      Role
                --------  ----
                ams01-r1  edge
                x""",
                PlainText.of(Block.table(
                        "Devices", List.of("Name", "Role"), List.of(List.of("ams01-r1", "edge"), List.of("x", "")))));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertEquals(
                """
                A     B
                ----  -
                東京  1
                e\u0301     2
                \ud83d\ude00    3""",
                PlainText.of(Block.table(
                        List.of("A", "B"),
                        List.of(List.of("東京", "1"), List.of("e\u0301", "2"), List.of("\ud83d\ude00", "3")))));
    }

    @Test
    void aCellStaysOnItsLine() {
        assertEquals(
                "A    B\n---  -\na b  c",
                PlainText.of(Block.table(List.of("A", "B"), List.of(List.of("a\r\nb", "c")))));
        assertEquals("A\n---\na b", PlainText.of(Block.table(List.of("A"), List.of(List.of("a\rb")))));
    }

    @Test
    void fieldsAreAligned() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Name", "ams01-r1");
        fields.put("OS", "7.4");

        assertEquals("Name: ams01-r1\nOS:   7.4", PlainText.of(Block.fields(fields)));
        assertEquals("", PlainText.of(Block.fields(Map.of())));
    }

    @Test
    void theOthersAreSaidInWords() {
        assertEquals("log\na\nb", PlainText.of(Block.snippet("log", "a\nb")));
        assertEquals("a", PlainText.of(Block.snippet("", "a")));
        assertEquals("a plot (https://example.org/docs)", PlainText.of(Block.image(DOCS, "a plot")));
        Block.Attachment file = Block.attachment("a.csv", "text/csv", new byte[3]);
        assertEquals("[a plot]", PlainText.of(Block.image(file, "a plot")));
        assertEquals("[a.csv, 3 bytes]", PlainText.of(file));
    }

    @Test
    void markupIsNothingButWords() {
        String hostile = "*bold* <!channel> `code` [x](y) | & \\";

        assertEquals(hostile, PlainText.of(Block.text(hostile)));
    }

    @Test
    void aButtonIsItsLabelAndWhatToType() {
        assertEquals(
                "Ask for access: shipmate request", PlainText.of(Block.button("Ask for access", "shipmate request")));
    }
}
