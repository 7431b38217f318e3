package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Renderer;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns blocks into pieces. Webex has no tables: a narrow one is text of fixed width, any other a file. */
final class WebexRenderer implements Renderer<List<Piece>> {

    private static final int WIDEST = 110;
    private static final int MOST_MESSAGES = 3;

    private final int limit;

    /**
     * Makes one.
     *
     * @param limit of a message, in bytes
     */
    WebexRenderer(int limit) {
        this.limit = limit;
    }

    @Override
    public List<Piece> heading(Block.Heading heading) {
        return List.of(new Piece.Prose("### " + WebexMarkdown.escaped(oneLine(heading.text()))));
    }

    @Override
    public List<Piece> text(Block.Text text) {
        return List.of(new Piece.Prose(WebexMarkdown.of(text.spans())));
    }

    @Override
    public List<Piece> fields(Block.Fields fields) {
        String lines =
                fields.fields().entrySet().stream().map(WebexRenderer::field).collect(Collectors.joining("  \n"));
        return List.of(new Piece.Prose(lines));
    }

    @Override
    public List<Piece> table(Block.Table table) {
        Block.Table untitled = new Block.Table("", table.header(), table.rows());
        return fixed(table.title(), PlainText.of(untitled), table.title().isBlank() ? "table" : table.title());
    }

    @Override
    public List<Piece> snippet(Block.Snippet snippet) {
        return fixed(snippet.title(), snippet.text(), snippet.title().isBlank() ? "text" : snippet.title());
    }

    @Override
    public List<Piece> image(Block.Image image) {
        String words = WebexMarkdown.escaped(image.description());
        Block.Attachment attachment = image.attachment();
        if (attachment != null) {
            return List.of(new Piece.Whole(new Part.File(attachment, words)));
        }
        URI address = image.address();
        if (address == null) {
            return List.of(new Piece.Prose(words));
        }
        return "https".equalsIgnoreCase(address.getScheme())
                ? List.of(new Piece.Whole(new Part.Linked(address, words)))
                : List.of(new Piece.Prose(WebexMarkdown.of(Span.link(image.description(), address))));
    }

    @Override
    public List<Piece> attachment(Block.Attachment attachment) {
        return List.of(new Piece.Whole(new Part.File(attachment, WebexMarkdown.escaped(attachment.name()))));
    }

    private List<Piece> fixed(String title, String text, String name) {
        String bold = title.isBlank() ? "" : "**" + WebexMarkdown.escaped(oneLine(title)) + "**";
        boolean isWide = text.lines().anyMatch(line -> line.length() > WIDEST);
        if (isWide && text.lines().count() > 3 || text.getBytes(UTF_8).length > MOST_MESSAGES * limit) {
            Block.Attachment file = Block.attachment(fileName(name), "text/plain; charset=utf-8", text.getBytes(UTF_8));
            return List.of(new Piece.Whole(new Part.File(file, bold.isEmpty() ? WebexMarkdown.escaped(name) : bold)));
        }
        return bold.isEmpty() ? List.of(new Piece.Fixed(text)) : List.of(new Piece.Prose(bold), new Piece.Fixed(text));
    }

    private static String field(Map.Entry<String, String> field) {
        return "**" + WebexMarkdown.escaped(oneLine(field.getKey())) + "**: " + WebexMarkdown.escaped(field.getValue());
    }

    private static String fileName(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String fitting = name.length() > 60 ? name.substring(0, 60) : name;
        return (fitting.isEmpty() ? "text" : fitting) + ".txt";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
