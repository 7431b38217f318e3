package dev.shipmate.plugins.cards;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of one message: those that were attached, and those that blocks became. */
final class Files {

    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");
    private static final Pattern FORMULA = Pattern.compile("(?s)[=@\\t\\r].*|[-+](?![0-9.]+$).*");

    private final List<Block.Attachment> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    void add(Block.Attachment file) {
        names.add(file.name());
        files.add(file);
    }

    /** Writes a table as comma-separated values and returns the names of the files, each with the header. */
    List<String> add(Block.Table table) {
        return add(
                table.title(),
                "table",
                ".csv",
                "text/csv",
                csv(table.header()),
                table.rows().stream().map(Files::csv).toList());
    }

    /** Writes a text and returns the names of the files. */
    List<String> add(Block.Snippet snippet) {
        return add(snippet.title(), "text", ".txt", "text/plain", "", Words.pieces(snippet.text(), Words.LONGEST));
    }

    List<Block.Attachment> all() {
        return List.copyOf(files);
    }

    private List<String> add(
            String title, String untitled, String ending, String mediaType, String head, List<String> parts) {
        List<String> added = new ArrayList<>();
        StringBuilder content = new StringBuilder(head);
        int bytes = head.getBytes(UTF_8).length;
        for (String part : parts) {
            int next = part.getBytes(UTF_8).length;
            if (content.length() > head.length() && bytes + next > Block.Attachment.MAX_BYTES) {
                added.add(add(title, untitled, ending, mediaType, content));
                content = new StringBuilder(head);
                bytes = head.getBytes(UTF_8).length;
            }
            content.append(part);
            bytes += next;
        }
        added.add(add(title, untitled, ending, mediaType, content));
        return added;
    }

    private String add(String title, String untitled, String ending, String mediaType, StringBuilder content) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = slug.isEmpty() ? untitled : slug.substring(0, Math.min(slug.length(), 60));
        String name = base + ending;
        for (int next = 2; !names.add(name); next++) {
            name = base + "-" + next + ending;
        }
        files.add(Block.attachment(name, mediaType, content.toString().getBytes(UTF_8)));
        return name;
    }

    private static String csv(List<String> cells) {
        StringBuilder line = new StringBuilder();
        String comma = "";
        for (String cell : cells) {
            // A spreadsheet would calculate what begins like a formula.
            String text = FORMULA.matcher(cell).matches() ? "'" + cell : cell;
            line.append(comma).append(QUOTED.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
            comma = ",";
        }
        return line.append("\r\n").toString();
    }
}
