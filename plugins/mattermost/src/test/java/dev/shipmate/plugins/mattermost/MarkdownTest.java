package dev.shipmate.plugins.mattermost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "a*b_c~d^ a\\*b\\_c\\~d",
                "@all^ @GAPall",
                "x_@all^ x\\_@GAPall",
                "alice@example.com^ alice@example.com",
                "~town-square^ \\~town-square",
                ":boom:^ :GAPboom:",
                "10:15:30^ 10:15:30",
                "00:1a:ab:cc^ `00:1a:ab:cc`",
                "# head^ \\# head",
                "- item^ \\- item",
                "1. item^ 1\\. item",
                "> quote^ \\> quote",
                "===^ GAP===",
                "<b>x</b>^ <GAPb>x<GAP/b>",
                "&lt;^ &GAPlt;",
                "C:\\new^ C:\\new",
                "a | b^ a \\| b",
                "https://h/a_b^ <https://h/a_b>",
                "<https://h/|x>^ <GAPhttps://h/\\|x>"
            })
    @DisplayName("no word becomes markup, and addresses can be copied (S25)")
    void plain(String text, String written) {
        assertEquals(written.replace("GAP", "\u200B"), Markdown.of(Span.plain(text)));
    }

    @Test
    @DisplayName("a user is mentioned by name, everybody by no name")
    void mentions() {
        assertEquals("@alice", Markdown.of(Span.mention(new Party("u1", "alice"))));
        assertEquals("@\u200Ball", Markdown.of(Span.mention(new Party("u1", "all"))));
        assertEquals("@\u200Bu1", Markdown.of(Span.mention(Party.of("u1"))));
    }

    @Test
    @DisplayName("code and links hold what they hold")
    void codeAndLinks() {
        assertEquals("``a`b``", Markdown.of(Span.code("a`b")));
        assertEquals("[a\\]b](https://h/%28x%29)", Markdown.of(Span.link("a]b", URI.create("https://h/(x)"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "😀", "@", "`", "*"})
    @DisplayName("long texts become posts of at most 16,383 code points, and nothing is lost (F11, F12)")
    void lengths(String letter) {
        String text = (letter.repeat(99) + "\n").repeat(700);
        for (Message message : List.of(
                Message.of(text), Message.of(Block.snippet("title", text)).privately())) {
            for (Part part : MattermostMessages.parts(message)) {
                if (part instanceof Part.Posted posted) {
                    assertShort(posted.post());
                } else if (part instanceof Part.Uploaded upload) {
                    upload.instead().forEach(MarkdownTest::assertShort);
                }
            }
        }
    }

    @Test
    @DisplayName("a table of many rows is a file, one of few is a table")
    void tables() {
        List<Part> few = MattermostMessages.parts(Message.of(table(20)));
        assertTrue(few.get(0) instanceof Part.Posted);
        List<Part> many = MattermostMessages.parts(Message.of(table(21)));
        assertTrue(many.get(0) instanceof Part.Uploaded);
    }

    private static Block table(int rows) {
        return Block.table(
                List.of("a"),
                IntStream.range(0, rows).mapToObj(row -> List.of("r" + row)).toList());
    }

    private static void assertShort(Post post) {
        String message = post.in(new Place("c", false)).get("message").getAsString();
        int length = message.codePointCount(0, message.length());
        assertTrue(length <= MattermostMessages.LONGEST, () -> length + " characters");
    }
}
