package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Renderer;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns the blocks of one message into pieces of cards; files go to {@link Files}. */
final class CardRenderer implements Renderer<List<Piece>> {

    private static final int MOST_COLUMNS = 5;
    private static final int LONGEST_FIELD = 1_000;
    private static final int MOST_CELLS = 12;
    private static final int WIDEST_LINE = 60;
    private static final int LONGEST_CELL = 2_000;
    private static final int LONGEST_ADDRESS = 2_000;

    private final CardEdition edition;
    private final Paragraphs paragraphs;
    private final Files files;

    CardRenderer(CardEdition edition, Paragraphs paragraphs, Files files) {
        this.edition = edition;
        this.paragraphs = paragraphs;
        this.files = files;
    }

    @Override
    public List<Piece> heading(Block.Heading heading) {
        String title = Words.oneLine(heading.text());
        List<Piece> pieces = new ArrayList<>();
        for (String words : title.isEmpty() ? List.<String>of() : Words.pieces(title, Words.LONGEST)) {
            JsonObject run = Words.bold(words);
            run.addProperty("size", "Large");
            pieces.add(Piece.Whole.of(Words.paragraph(run)));
        }
        return pieces;
    }

    @Override
    public List<Piece> text(Block.Text text) {
        return paragraphs.of(text.spans());
    }

    @Override
    public List<Piece> fields(Block.Fields fields) {
        List<Piece> pieces = new ArrayList<>();
        fields.fields().forEach((label, value) -> {
            if (label.length() + value.length() > LONGEST_FIELD) {
                pieces.addAll(paragraphs.of(List.of(Span.bold(label))));
                pieces.addAll(paragraphs.of(List.of(Span.plain(value))));
            } else {
                pieces.add(Piece.Whole.of(Columns.field(label, value)));
            }
        });
        return pieces;
    }

    @Override
    public List<Piece> table(Block.Table table) {
        List<Piece> pieces = new ArrayList<>(title(table.title()));
        if (table.rows().isEmpty()) {
            pieces.addAll(
                    paragraphs.of(List.of(Span.bold(String.join(", ", table.header())), Span.plain("\n(no rows)"))));
        } else {
            pieces.add(new Piece.Rows(sheet(table)));
        }
        return pieces;
    }

    @Override
    public List<Piece> snippet(Block.Snippet snippet) {
        List<Piece> pieces = new ArrayList<>(title(snippet.title()));
        pieces.add(new Piece.Rows(new Lines(
                "", snippet.text().isBlank() ? "(empty)" : snippet.text().replaceAll("\\R", "\n"))));
        return pieces;
    }

    @Override
    public List<Piece> image(Block.Image image) {
        if (image.attachment() != null) {
            files.add(image.attachment());
            String name = image.attachment().name();
            return paragraphs.of(List.of(Span.plain(image.description() + " ("), Span.bold(name), Span.plain(")")));
        }
        if (image.address() == null) {
            return List.of();
        }
        String address = image.address().toString();
        String scheme = String.valueOf(image.address().getScheme()).toLowerCase(Locale.ROOT);
        boolean isLong = address.length() + image.description().length() > LONGEST_ADDRESS;
        if (scheme.equals("https") && !isLong) {
            JsonObject json = new JsonObject();
            json.addProperty("type", "Image");
            json.addProperty("url", address);
            json.addProperty("altText", Words.neutral(image.description()));
            json.addProperty("size", "Auto");
            return List.of(Piece.Whole.of(json));
        }
        return paragraphs.of(List.of(
                scheme.equals("http")
                        ? Span.link(image.description(), image.address())
                        : Span.plain(PlainText.of(image))));
    }

    @Override
    public List<Piece> attachment(Block.Attachment attachment) {
        files.add(attachment);
        return List.of();
    }

    /** Returns what stands in a card for a table that became a file. */
    List<Piece> instead(Block.Table table) {
        int rows = table.rows().size();
        return instead("table", table.title(), String.format(Locale.ROOT, "%,d rows", rows), files.add(table));
    }

    /** Returns what stands in a card for a text that became a file. */
    List<Piece> instead(Block.Snippet snippet) {
        int length = snippet.text().length();
        return instead(
                "text", snippet.title(), String.format(Locale.ROOT, "%,d characters", length), files.add(snippet));
    }

    private List<Piece> instead(String kind, String title, String size, List<String> names) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.plain("The " + kind + " "));
        if (!title.isBlank()) {
            spans.add(Span.bold(title.strip()));
            spans.add(Span.plain(" "));
        }
        spans.add(Span.plain("(" + size + ") is attached as "));
        spans.add(Span.bold(String.join(", ", names)));
        spans.add(Span.plain("."));
        return paragraphs.of(spans);
    }

    private List<Piece> title(String title) {
        return title.isBlank() ? List.of() : paragraphs.of(List.of(Span.bold(Words.oneLine(title))));
    }

    private Piece.Sheet sheet(Block.Table table) {
        boolean isLong = isLong(table.header()) || table.rows().stream().anyMatch(CardRenderer::isLong);
        int columns = table.header().size();
        if (!isLong && columns <= (edition.isFull() ? MOST_CELLS : MOST_COLUMNS)) {
            return edition.isFull() ? new Grid(table) : new Columns(table);
        }
        if (isLong || new ColumnWidths(table).longest() > WIDEST_LINE) {
            return new Lines("", records(table));
        }
        String text = PlainText.of(new Block.Table("", table.header(), table.rows()));
        int head = text.indexOf('\n', text.indexOf('\n') + 1);
        return new Lines(text.substring(0, head), text.substring(head + 1));
    }

    /** Writes each row as a list: aligning columns of such a width would multiply the text. */
    private static String records(Block.Table table) {
        return table.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> table.header().get(column) + ": " + row.get(column))
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    private static boolean isLong(List<String> row) {
        return row.stream().mapToInt(String::length).sum() > LONGEST_CELL;
    }
}
