package dev.shipmate.spi.message;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reference renderer: any block as plain text with aligned columns. For logs, notification texts, terminals, and
 * for platforms that have nothing better.
 *
 * @since 1
 */
public final class PlainText implements Renderer<String> {

    private static final PlainText INSTANCE = new PlainText();

    private PlainText() {}

    /** Returns the whole message as plain text, its blocks one below the other. */
    public static String of(Message message) {
        return message.blocks().stream().map(PlainText::of).collect(Collectors.joining("\n"));
    }

    /** Returns one block as plain text. */
    public static String of(Block block) {
        return block.render(INSTANCE);
    }

    @Override
    public String heading(Block.Heading heading) {
        return heading.text();
    }

    @Override
    public String text(Block.Text text) {
        StringBuilder line = new StringBuilder();
        for (Span span : text.spans()) {
            line.append(span.words());
            if (span instanceof Span.Link link
                    && !link.words().equals(link.address().toString())) {
                line.append(" (").append(link.address()).append(')');
            }
        }
        return line.toString();
    }

    @Override
    public String fields(Block.Fields fields) {
        int width = fields.fields().keySet().stream()
                .mapToInt(PlainText::columns)
                .max()
                .orElse(0);
        return fields.fields().entrySet().stream()
                .map(field -> padded(field.getKey() + ":", width + 1) + " " + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String table(Block.Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.header());
        lines.addAll(table.rows());
        int[] widths = new int[table.header().size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], columns(oneLine(line.get(column))));
            }
        }
        StringBuilder text = new StringBuilder(table.title().isEmpty() ? "" : table.title() + "\n");
        text.append(line(table.header(), widths)).append('\n');
        for (int column = 0; column < widths.length; column++) {
            text.append(column == 0 ? "" : "  ").append("-".repeat(widths[column]));
        }
        table.rows().forEach(row -> text.append('\n').append(line(row, widths)));
        return text.toString();
    }

    @Override
    public String snippet(Block.Snippet snippet) {
        return snippet.title().isEmpty() ? snippet.text() : snippet.title() + "\n" + snippet.text();
    }

    @Override
    public String image(Block.Image image) {
        URI address = image.address();
        return address == null ? "[" + image.description() + "]" : image.description() + " (" + address + ")";
    }

    @Override
    public String attachment(Block.Attachment attachment) {
        return "[" + attachment.name() + ", " + attachment.content().length + " bytes]";
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : "  ").append(padded(oneLine(cells.get(column)), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("\\R|\t", " ");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - columns(text)));
    }

    /** Counts the columns of a fixed-width display: East Asian wide characters and emoji take two, marks none. */
    private static int columns(String text) {
        return text.codePoints().map(PlainText::columns).sum();
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide = character >= 0x1100
                && (character <= 0x115F
                        || character >= 0x2E80 && character <= 0xA4CF
                        || character >= 0xAC00 && character <= 0xD7A3
                        || character >= 0xF900 && character <= 0xFAFF
                        || character >= 0xFE30 && character <= 0xFE6F
                        || character >= 0xFF00 && character <= 0xFF60
                        || character >= 0xFFE0 && character <= 0xFFE6
                        || character >= 0x1F300 && character <= 0x1FAFF
                        || character >= 0x20000 && character <= 0x3FFFD);
        return isWide ? 2 : 1;
    }
}
