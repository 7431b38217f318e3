package dev.shipmate.core.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineParserTest {

    private final CommandLineParser parser = new CommandLineParser();

    static List<JsonNode> table() throws IOException {
        try (InputStream in = CommandLineParserTest.class.getResourceAsStream("command-lines.jsonl")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            ObjectMapper json = new ObjectMapper();
            Stream.Builder<JsonNode> rows = Stream.builder();
            for (String line : text.lines().toList()) {
                rows.add(json.readTree(line));
            }
            return rows.build().toList();
        }
    }

    @Test
    void the_table_is_whole() throws IOException {
        assertEquals(62, table().size());
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_line_is_read_as_the_table_says(JsonNode row) throws OpenQuoteException {
        CommandLine line = parser.parse(row.get("in").asText());
        if (row.has("error")) {
            assertThrows(OpenQuoteException.class, line::arguments);
            return;
        }
        List<String> arguments = StreamSupport.stream(row.get("args").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertEquals(row.get("command").asText(), line.command());
        assertEquals(row.get("subcommand").asText(), line.subcommand());
        assertEquals(arguments, line.arguments());
    }

    @Test
    void blanks_of_every_kind_are_an_empty_line() throws OpenQuoteException {
        CommandLine line = parser.parse(" \t\r\n\u00a0\u2003\u0085 ");

        assertEquals(new CommandLine("", "", ""), line);
        assertEquals(List.of(), line.arguments());
    }

    @Test
    void the_names_are_known_before_an_open_quote_is_reported() {
        CommandLine line = parser.parse("network status 'core switch");

        assertEquals("network", line.command());
        assertEquals("status", line.subcommand());
        assertThrows(OpenQuoteException.class, line::arguments);
    }

    @Test
    void an_open_quote_is_named_as_it_was_typed_with_its_place() {
        CommandLine line = parser.parse("network status ams01 \u201ccore switch");

        OpenQuoteException mistake = assertThrows(OpenQuoteException.class, line::arguments);

        assertEquals('\u201c', mistake.quote());
        assertEquals(6, mistake.position());
        assertEquals(
                "The quote \u201c at \u201ccore switch is never closed. Add a closing \u201d or leave the quote out.",
                mistake.getMessage());
    }

    @Test
    void a_long_excerpt_is_cut_between_characters() {
        CommandLine line = parser.parse("network say \"" + "\ud83d\ude00".repeat(100));

        OpenQuoteException mistake = assertThrows(OpenQuoteException.class, line::arguments);

        assertTrue(mistake.getMessage().contains("\"" + "\ud83d\ude00".repeat(23) + "…"), mistake.getMessage());
    }

    @Test
    void one_open_quote_makes_all_quotes_literal() throws OpenQuoteException {
        assertEquals(
                List.of("'core switch'", "it's"),
                parser.parse("network status 'core switch' it's").arguments());
    }

    @Test
    void a_backslash_between_double_quotes_escapes_only_quotes_and_itself() throws OpenQuoteException {
        assertEquals(
                List.of("a\\nb\"c\\d"),
                parser.parse("network say \"a\\nb\\\"c\\\\d\"").arguments());
    }
}
