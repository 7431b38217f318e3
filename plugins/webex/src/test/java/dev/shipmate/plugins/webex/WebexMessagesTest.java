package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebexMessagesTest {

    @ParameterizedTest
    @ValueSource(ints = {500, 1_000, 7_439})
    @DisplayName("No text is longer than the limit in bytes, and no word is lost (F11, F13)")
    void stays_within_the_limit(int limit) {
        String words = IntStream.range(0, 2_000)
                .mapToObj(number -> "wörd" + number + "😀")
                .collect(Collectors.joining(" "));
        String lines = words.replace(' ', '\n');
        List<Part> parts =
                new WebexMessages(limit).parts(Message.of(Block.text(words), Block.heading("Next"), Block.text(lines)));
        String all = texts(parts);
        for (int number = 0; number < 2_000; number++) {
            assertTrue(all.contains("wörd" + number + "😀"), "wörd" + number);
        }
        parts.forEach(part -> assertTrue(
                ((Part.Text) part).markdown().getBytes(UTF_8).length <= limit,
                () -> "too long: " + ((Part.Text) part).markdown().length()));
    }

    @Test
    @DisplayName("Each message of a long snippet has a fence of its own, which counts (F13)")
    void fences_are_whole() {
        String text = IntStream.range(0, 200).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
        List<Part> parts = new WebexMessages(1_000).parts(Message.of(Block.snippet("", text)));
        assertTrue(parts.size() > 1);
        parts.forEach(part -> {
            String markdown = ((Part.Text) part).markdown();
            assertTrue(markdown.startsWith("```\n") && markdown.endsWith("\n```"), markdown);
            assertTrue(markdown.getBytes(UTF_8).length <= 1_000);
        });
    }

    @Test
    @DisplayName("What would take many messages, and what is wider than a screen, becomes a file")
    void large_tables_are_files() {
        List<List<String>> rows = IntStream.range(0, 3_000)
                .mapToObj(number -> List.of("device" + number, "Active"))
                .toList();
        List<Part> parts = new WebexMessages(7_439)
                .parts(Message.of(Block.table("All: devices", List.of("Name", "Status"), rows)));
        Part.File file = (Part.File) parts.get(0);
        assertEquals("all-devices.txt", file.file().name());
        assertTrue(new String(file.file().content(), UTF_8).contains("device2999"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<@all> | &lt;@all&gt;",
                "*a* _b_ `c` | \\*a\\* \\_b\\_ \\`c\\`",
                "[x](https://evil.example) | \\[x\\](https://evil.example)",
                "- item | \\- item",
                "1. one | 1\\. one",
                "version 1.2 | version 1.2",
                "# head | \\# head",
                "a & b | a &amp; b",
                "C:\\dir | C:\\\\dir"
            })
    @DisplayName("Text that looks like markup is written so that it stays text (S25)")
    void markup_is_escaped(String text, String markdown) {
        assertEquals(markdown, WebexMarkdown.escaped(text));
    }

    @Test
    @DisplayName("Mentions name the person and nothing else, and nobody is mentioned within code")
    void mentions_are_exact() {
        assertEquals("<@personId:ABC|Ada  all>", WebexMarkdown.of(Span.mention(new Party("ABC", "Ada|<all"))));
        assertFalse(WebexMarkdown.of(Span.mention(new Party("all>", "x"))).contains("<@"));
        assertFalse(WebexMarkdown.fenced("<@all> ```").contains("<@"));
        assertFalse(WebexMarkdown.fenced("``` x").contains("```"));
        assertFalse(WebexMarkdown.of(Span.code("<@all>`")).contains("<@"));
        assertEquals(
                "[a\\]b](https://example.org/%28x%29)",
                WebexMarkdown.of(Span.link("a]b", URI.create("https://example.org/(x)"))));
    }

    @Test
    @DisplayName("Code and bold end with their line, so that no line after it is read as markup (S25)")
    void spans_end_with_their_line() {
        assertEquals(
                "`a`  \n  \n`[click](https://evil.example/)`",
                WebexMarkdown.of(Span.code("a\n\n[click](https://evil.example/)")));
        assertEquals("**a**  \n**\\- b**", WebexMarkdown.of(Span.bold(" a \n- b")));
        assertEquals("x  \n\\- y", WebexMarkdown.escaped("x\r- y"));
        assertFalse(WebexMarkdown.escaped("    code").startsWith(" "));
        assertEquals("ab", WebexMarkdown.escaped("a\u0007b"));
    }

    private static String texts(List<Part> parts) {
        return parts.stream().map(part -> ((Part.Text) part).markdown()).collect(Collectors.joining("\n"));
    }
}
