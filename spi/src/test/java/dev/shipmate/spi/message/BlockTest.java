package dev.shipmate.spi.message;

import static dev.shipmate.spi.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockTest {

    @Test
    void aTableHasColumnsAndRowsThatFit() {
        assertRefused("a table needs at least one column", () -> Block.table(List.of(), List.of()));
        assertRefused(
                "a row has 1 cells, the header has 2: [ams01]",
                () -> Block.table(List.of("Site", "Devices"), List.of(List.of("ams01", "8"), List.of("ams01"))));
        assertEquals(new Block.Table("", List.of("Site"), List.of()), Block.table(List.of("Site"), List.of()));
    }

    @Test
    void rowsAndFieldsAreCopied() {
        List<String> row = new ArrayList<>(List.of("ams01"));
        Block.Table table = (Block.Table) Block.table(List.of("Site"), List.of(row));
        row.set(0, "jfk01");
        assertEquals("ams01", table.rows().get(0).get(0));

        Map<String, String> map = new LinkedHashMap<>(Map.of("Site", "ams01"));
        Block.Fields fields = (Block.Fields) Block.fields(map);
        map.put("Site", "jfk01");
        assertEquals(Map.of("Site", "ams01"), fields.fields());
        assertThrows(UnsupportedOperationException.class, () -> fields.fields().put("Site", "fra02"));
    }

    @Test
    void fieldsKeepTheirOrder() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String key : List.of("z", "a", "m", "b")) {
            map.put(key, "");
        }
        assertEquals(
                List.of("z", "a", "m", "b"),
                List.copyOf(((Block.Fields) Block.fields(map)).fields().keySet()));
    }

    @Test
    void anImageIsDescribedAndComesFromOnePlace() {
        Block.Attachment picture = Block.attachment("plot.png", "image/png", new byte[] {1});
        URI address = URI.create("https://example.org/plot.png");

        assertRefused("an image needs a description for those who cannot see it", () -> Block.image(address, " "));
        assertRefused(
                "an image has either an address or an attachment", () -> new Block.Image(address, picture, "a plot"));
        assertRefused("an image has either an address or an attachment", () -> new Block.Image(null, null, "a plot"));
    }

    @Test
    void anAttachmentHasAPlainNameAndABoundedSize() {
        for (String name : List.of("", " ", "../x", "a/b", "a\\b")) {
            assertRefused(
                    "an attachment needs a file name without a path, not \"" + name + "\"",
                    () -> Block.attachment(name, "text/csv", new byte[0]));
        }
        assertRefused(
                "big.bin has 8388609 bytes, at most 8388608 can be attached",
                () -> Block.attachment("big.bin", "application/octet-stream", new byte[8 * 1024 * 1024 + 1]));
    }

    @Test
    void attachmentsWithTheSameBytesAreEqual() {
        Block one = Block.attachment("a.csv", "text/csv", new byte[] {1, 2});

        assertEquals(one, Block.attachment("a.csv", "text/csv", new byte[] {1, 2}));
        assertEquals(
                one.hashCode(),
                Block.attachment("a.csv", "text/csv", new byte[] {1, 2}).hashCode());
        assertNotEquals(one, Block.attachment("a.csv", "text/csv", new byte[] {1, 3}));
        assertEquals("Attachment[a.csv, text/csv, 2 bytes]", one.toString());
    }

    @Test
    void aLinkLeadsToTheWebOrToAMailbox() {
        for (String address : List.of("javascript:alert(1)", "ftp://example.org/", "/relative", "data:,x")) {
            assertRefused(
                    "a link needs an http, https or mailto address, not " + address,
                    () -> Span.link("here", URI.create(address)));
        }
        assertEquals(
                "here", Span.link("here", URI.create("mailto:ada@example.org")).words());
    }

    @Test
    void aMentionReadsAsTheNameOrElseTheId() {
        assertEquals("@Ada", Span.mention(new Party("u1", "Ada")).words());
        assertEquals("@u1", Span.mention(Party.of("u1")).words());
    }

    @Test
    void nothingIsNull() {
        assertThrows(NullPointerException.class, () -> Block.heading(null));
        assertThrows(NullPointerException.class, () -> Block.text((String) null));
        assertThrows(NullPointerException.class, () -> Block.snippet(null, "x"));
        assertThrows(NullPointerException.class, () -> Span.bold(null));
        assertFalse(Block.text("x").toString().isEmpty());
    }

    @Test
    void aButtonIsOneShortLine() {
        assertThrows(IllegalArgumentException.class, () -> Block.button("", "help"));
        assertThrows(IllegalArgumentException.class, () -> Block.button("Help", " "));
        assertThrows(IllegalArgumentException.class, () -> Block.button("Help", "help\nclear"));
        assertThrows(IllegalArgumentException.class, () -> Block.button("x".repeat(76), "help"));
        assertThrows(IllegalArgumentException.class, () -> Block.button("Help", "x".repeat(1001)));
    }
}
