package dev.shipmate.core.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of each pipe. */
class PipesTest {

    private static final Block TABLE = Block.table(
            "Interfaces",
            List.of("Name", "State", "Mbit/s"),
            List.of(
                    List.of("Ethernet10", "up", "900"),
                    List.of("Ethernet2", "DOWN", "1000"),
                    List.of("Loopback0", "up", ""),
                    List.of("Ethernet1", "down", "-5.5")));
    private static final Message ROWS = Message.of(Block.text("Sample data"), TABLE);
    private static final Message LINES =
            Message.of(Block.snippet("show version", "uptime 3 d\n\nVersion 9.1\nserial X"));

    private static Pipes pipes(String text) {
        List<List<String>> words = Arrays.stream(text.split("\\|"))
                .map(one -> List.of(one.strip().split(" +")))
                .toList();
        return Pipes.read(text, words, "network-status");
    }

    private static Message piped(Message reply, String text) {
        Pipes pipes = pipes(text);
        assertEquals("", pipes.problem());
        return pipes.through(reply);
    }

    private static String firstCells(Message reply) {
        return reply.blocks().stream()
                .filter(Block.Table.class::isInstance)
                .flatMap(block -> ((Block.Table) block).rows().stream())
                .map(row -> row.get(0))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            grep DOWN               ~ Ethernet2 Ethernet1
            grep -v down            ~ Ethernet10 Loopback0
            grep -i ethernet1       ~ Ethernet10 Ethernet1
            grep -v -i ethernet     ~ Loopback0
            grep .*                 ~
            GREP up                 ~ Ethernet10 Loopback0
            head 2                  ~ Ethernet10 Ethernet2
            head -n 1               ~ Ethernet10
            head -3                 ~ Ethernet10 Ethernet2 Loopback0
            head                    ~ Ethernet10 Ethernet2 Loopback0 Ethernet1
            sort                    ~ Ethernet1 Ethernet2 Ethernet10 Loopback0
            sort desc               ~ Loopback0 Ethernet10 Ethernet2 Ethernet1
            sort mbit/s             ~ Ethernet1 Ethernet10 Ethernet2 Loopback0
            sort Mbit/s desc        ~ Ethernet2 Ethernet10 Ethernet1 Loopback0
            sort 2                  ~ Ethernet2 Ethernet1 Ethernet10 Loopback0
            sort name | head 1      ~ Ethernet1
            grep eth | sort | head 2 ~ Ethernet1 Ethernet2
            """)
    void rowsOfATable(String text, String names) {
        Message piped = piped(ROWS, text);
        assertEquals(names == null ? "" : names, firstCells(piped));
        assertTrue(PlainText.of(piped).contains("Sample data"), "the label stays");
        assertFalse(piped.isPrivate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            grep VERSION        ~ Version 9.1
            grep -v 9           ~ uptime 3 d//serial X
            head 1              ~ uptime 3 d
            sort                ~ serial X/uptime 3 d/Version 9.1/
            """)
    void linesOfASnippet(String text, String lines) {
        Block.Snippet left = (Block.Snippet) piped(LINES, text).blocks().get(0);
        assertEquals(lines, left.text().replace('\n', '/'));
        assertEquals("show version", left.title());
    }

    @Test
    void howManyThereAre() {
        assertTrue(PlainText.of(piped(ROWS, "count")).contains("4 rows"));
        assertTrue(PlainText.of(piped(ROWS, "grep loop | count")).contains("1 row"));
        assertTrue(PlainText.of(piped(ROWS, "grep nowhere | count")).contains("0 rows"));
        assertTrue(PlainText.of(piped(LINES, "count")).contains("3 lines"));
        assertEquals(
                "2 fields",
                PlainText.of(piped(Message.of(fields("a", "1", "b", "2")), "count"))
                        .strip());
        Message none = Message.of(Block.text("Below are fields"), fields("a", "1"));
        assertTrue(PlainText.of(piped(none, "grep zzz | count")).contains("0 fields"), "not the lines around them");
    }

    @Test
    void whatIsLeftWithoutAnythingIsSaid() {
        Message nothing = piped(ROWS, "grep nowhere");
        assertTrue(PlainText.of(nothing).contains("Nothing is left after | grep nowhere."));
        assertTrue(PlainText.of(nothing).contains("Sample data"));
        assertTrue(nothing.blocks().stream().noneMatch(Block.Table.class::isInstance));
    }

    @Test
    void severalTablesAreOneList() {
        Message two = Message.of(TABLE, Block.table("Other", List.of("Name"), List.of(List.of("Vlan1"))));
        assertEquals("Ethernet10 Ethernet2 Loopback0 Ethernet1 Vlan1", firstCells(piped(two, "head 5")));
        assertEquals(1, piped(two, "grep vlan").blocks().size());
        assertTrue(PlainText.of(piped(two, "count")).contains("5 rows (4 + 1)"));
        assertEquals("Ethernet2 Ethernet1 Ethernet10 Loopback0 Vlan1", firstCells(piped(two, "sort state")));
        assertTrue(PlainText.of(piped(two, "json")).contains("\"title\" : \"Other\""));
    }

    @Test
    void theLinesOfAParagraphKeepTheirEmphasis() {
        Message help = Message.of(Block.text(
                Span.plain("• "),
                Span.code("network"),
                Span.plain(" devices\n• "),
                Span.bold("jokes"),
                Span.plain(" fun")));
        assertEquals(
                List.of(Block.text(Span.plain("• "), Span.bold("jokes"), Span.plain(" fun"))),
                piped(help, "grep JOKES").blocks());
        assertTrue(PlainText.of(piped(help, "count")).contains("2 lines"));
    }

    @Test
    void aTableBecomesCsvThatNoSpreadsheetRuns() {
        Block table =
                Block.table(List.of("Name", "Note"), List.of(List.of("=cmd()", "a, \"b\"\nc"), List.of("plain", "-1")));
        Block.Snippet csv =
                (Block.Snippet) piped(Message.of(table), "csv").blocks().get(0);
        assertEquals("Name,Note\n'=cmd(),\"a, \"\"b\"\"\nc\"\nplain,'-1", csv.text());
    }

    @Test
    void aTableBecomesJson() {
        Block table = Block.table(List.of("Name", "Name"), List.of(List.of("a", "b\"c")));
        Block.Snippet json =
                (Block.Snippet) piped(Message.of(table), "json").blocks().get(0);
        assertEquals("[{\"Name\":\"a\",\"Name2\":\"b\\\"c\"}]", json.text().replaceAll("\\s", ""));
        assertTrue(PlainText.of(piped(Message.of(fields("up", "2")), "json")).contains("\"up\" : \"2\""));
        assertTrue(PlainText.of(piped(LINES, "grep up | json")).contains("\"uptime 3 d\""));
        assertTrue(PlainText.of(piped(ROWS, "grep nowhere | json")).contains("[ ]"));
        assertTrue(PlainText.of(piped(ROWS, "grep nowhere | csv")).contains("Name,State,Mbit/s"));
    }

    @Test
    void whatIsLargeBecomesAFile() {
        List<List<String>> rows = IntStream.range(0, 5_000)
                .mapToObj(i -> List.of("device-" + i, "up"))
                .toList();
        Message large = Message.of(Block.table(List.of("Name", "State"), rows)).privately();
        Message piped = piped(large, "csv");
        assertTrue(piped.isPrivate());
        Block.Attachment file =
                assertInstanceOf(Block.Attachment.class, piped.blocks().get(0));
        assertEquals("network-status.csv", file.name());
        assertEquals("text/csv", file.mediaType());
        assertEquals(
                5_001,
                new String(file.content(), StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void whatIsTooMuchIsToldAboveTheReply() {
        List<List<String>> rows = IntStream.range(0, 1_000)
                .mapToObj(i -> List.of("x".repeat(10_000)))
                .toList();
        Message piped = piped(Message.of(Block.table(List.of("Name"), rows)), "csv");
        assertTrue(PlainText.of(Message.of(piped.blocks().get(0))).contains("too large for a file"));
        assertInstanceOf(Block.Table.class, piped.blocks().get(1));
        Message many = Message.of(Block.snippet("", "a\n".repeat(100_001)));
        assertTrue(
                PlainText.of(Message.of(piped(many, "count").blocks().get(0))).contains("at most 100000"));
    }

    @Test
    void whatCannotBeDoneIsToldAboveTheReply() {
        Message unsorted = piped(ROWS, "head 2 | sort speed");
        assertTrue(PlainText.of(unsorted)
                .contains("no column \"speed\" to sort by. Its columns are \"Name\", \"State\", \"Mbit/s\"."));
        assertEquals("Ethernet10 Ethernet2", firstCells(unsorted));
        assertTrue(PlainText.of(piped(LINES, "sort name")).contains("no table"));
        Message picture = Message.of(Block.image(URI.create("https://example.org/a.png"), "a graph"));
        assertTrue(PlainText.of(piped(picture, "count")).contains("no table and no text"));
        assertEquals(2, piped(picture, "count").blocks().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gerp up",
                "wc -l",
                "",
                "grep",
                "grep -v",
                "head many",
                "head 0",
                "head 1 2",
                "head 99999999999",
                "count 3",
                "csv | grep up",
                "count | count",
                "json x",
                "head | head | head | head | head | head | head | head | head"
            })
    void aMistakeIsToldBeforeAnythingRuns(String text) {
        Pipes pipes = pipes(text);
        assertFalse(pipes.problem().isEmpty());
        assertTrue(pipes.isEmpty());
    }

    @Test
    void anUnknownOneNamesTheKnown() {
        assertEquals(
                "There is no pipe \"gerp\". Did you mean | grep? Known are | grep, | head, | count, | sort, | csv, | json."
                        + " A | that belongs to the text stands in quotes.",
                pipes("gerp up").problem());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 10, -1",
        "2, 1e3, -1",
        "a2, a10, -1",
        "a02, a2, 0",
        "10.0.9.1, 10.0.10.1, -1",
        "b, A, 1",
        "x, , -1",
        ", , 0",
        "-3, 2, -1",
        "1.5, 1.25, 1",
        "99999999999999999999999, 100000000000000000000000, -1",
        "97 %, 100 %, -1"
    })
    void cellsAreOrderedAsPeopleExpect(String one, String other, int order) {
        CellOrder cells = new CellOrder(false);
        String left = one == null ? "" : one;
        String right = other == null ? "" : other;
        assertEquals(order, Integer.signum(cells.compare(left, right)));
        assertEquals(-order, Integer.signum(cells.compare(right, left)));
    }

    private static Block fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return Block.fields(fields);
    }
}
