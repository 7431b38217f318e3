package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Renderer;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns blocks into Markdown. Nothing is cut off: what is too long becomes several posts, or a file. */
final class MattermostRenderer implements Renderer<List<Piece>> {

    private static final int MOST_ROWS = 20;
    private static final int MOST_LINES = 60;
    private static final int MOST_PRIVATE_BLOCKS = 3;

    private final int size;
    private final boolean isPrivate;

    /**
     * Makes one.
     *
     * @param size how many characters a piece has at most
     * @param isPrivate whether only one user sees the message: files cannot be shown so
     */
    MattermostRenderer(int size, boolean isPrivate) {
        this.size = size;
        this.isPrivate = isPrivate;
    }

    @Override
    public List<Piece> heading(Block.Heading heading) {
        String title = Markdown.oneLine(heading.text());
        if (title.isEmpty()) {
            return List.of();
        }
        String line = "#### " + Markdown.inline(title);
        return Runes.length(line) <= size ? List.of(new Piece.Shown(line)) : paragraph(List.of(Span.bold(title)));
    }

    @Override
    public List<Piece> text(Block.Text text) {
        return paragraph(text.spans());
    }

    @Override
    public List<Piece> fields(Block.Fields fields) {
        List<Span> spans = new ArrayList<>();
        fields.fields().forEach((key, value) -> {
            spans.add(Span.plain(spans.isEmpty() ? "" : "\n"));
            spans.add(Span.bold(key.isBlank() ? "" : Markdown.oneLine(key) + ":"));
            spans.add(Span.plain(" " + value));
        });
        return paragraph(spans);
    }

    @Override
    public List<Piece> table(Block.Table table) {
        String markdown = markdown(table);
        if (table.rows().size() <= MOST_ROWS && Runes.length(markdown) <= size) {
            List<Piece> pieces = title(table.title());
            pieces.add(new Piece.Shown(markdown));
            return pieces;
        }
        String text = PlainText.of(new Block.Table("", table.header(), table.rows()));
        List<String> lines = lines(text);
        return preformatted(table.title(), "Table", lines.subList(0, 2), lines.subList(2, lines.size()), text, false);
    }

    @Override
    public List<Piece> snippet(Block.Snippet snippet) {
        String text = snippet.text().isBlank() ? "(empty)" : snippet.text().replace("\r", "");
        List<String> lines = lines(text);
        return preformatted(snippet.title(), "Text", List.of(), lines, text, lines.size() <= MOST_LINES);
    }

    @Override
    public List<Piece> image(Block.Image image) {
        if (image.attachment() != null) {
            return List.of(document(image.attachment(), image.description()));
        }
        String address = String.valueOf(image.address());
        String markdown = Markdown.image(image.description(), address);
        return address.matches("(?i)https?://.+") && Runes.length(markdown) <= size
                ? List.of(new Piece.Shown(markdown))
                : paragraph(List.of(Span.plain(PlainText.of(image))));
    }

    @Override
    public List<Piece> attachment(Block.Attachment attachment) {
        return List.of(document(attachment, attachment.name()));
    }

    /** Returns the spans one after the other, in pieces that are short enough. */
    private List<Piece> paragraph(List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (Span span : spans) {
            for (String piece : Markdown.pieces(span, size)) {
                int next = Runes.length(piece);
                if (length + next > size) {
                    add(pieces, text);
                    text.setLength(0);
                    length = 0;
                }
                text.append(piece);
                length += next;
            }
        }
        add(pieces, text);
        return pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder text) {
        if (!text.toString().isBlank()) {
            pieces.add(new Piece.Shown(text.toString()));
        }
    }

    private static String markdown(Block.Table table) {
        String rule = table.header().stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |"));
        return row(table.header()) + "\n" + rule
                + table.rows().stream().map(row -> "\n" + row(row)).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(Markdown::oneLine)
                .map(cell -> cell.isEmpty() ? " " : Markdown.inline(cell))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private List<Piece> preformatted(
            String title, String untitled, List<String> head, List<String> lines, String text, boolean isShort) {
        List<Piece> pieces = title(title);
        List<Piece.Shown> blocks = CodeBlocks.of(head, lines, size);
        byte[] content = text.getBytes(UTF_8);
        boolean isPosted = isPrivate ? blocks.size() <= MOST_PRIVATE_BLOCKS : isShort && blocks.size() == 1;
        if (isPosted || content.length > Block.Attachment.MAX_BYTES) {
            pieces.addAll(blocks);
        } else {
            String name = title.isBlank() ? untitled : Markdown.oneLine(title);
            pieces.add(new Piece.Document(Block.attachment(fileName(name), "text/plain", content), name, blocks));
        }
        return pieces;
    }

    private List<Piece> title(String title) {
        return title.isBlank() ? new ArrayList<>() : new ArrayList<>(paragraph(List.of(Span.bold(title.strip()))));
    }

    private Piece.Document document(Block.Attachment file, String title) {
        boolean isText = file.mediaType().startsWith("text/");
        List<Piece.Shown> instead = isText
                ? CodeBlocks.of(List.of(file.name()), lines(new String(file.content(), UTF_8)), size)
                : List.of(new Piece.Shown(Markdown.of(Span.bold(file.name())) + " could not be sent to Mattermost."));
        return new Piece.Document(file, title, instead);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static String fileName(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (name.isEmpty() ? "text" : name.substring(0, Math.min(name.length(), 60))) + ".txt";
    }
}
