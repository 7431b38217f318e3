package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;

/** Preformatted lines, the first of them repeated where the rest is continued. */
final class Lines implements Piece.Sheet {

    private static final int ESCAPED_BREAK = 2;

    private final String head;
    private final List<String> lines;
    private final int frame;

    /**
     * Makes one.
     *
     * @param head the lines to be repeated; empty for none
     */
    Lines(String head, String text) {
        this.head = head;
        this.lines = Arrays.stream(text.split("\n", -1))
                .flatMap(line -> Words.pieces(line, Words.LONGEST).stream())
                .toList();
        this.frame = elements("").stream()
                .mapToInt(element -> Words.bytes(element) + 1)
                .sum();
    }

    @Override
    public int size() {
        return lines.size();
    }

    @Override
    public int bytes(int row) {
        return Words.bytes(Words.code(lines.get(row)).get("text").getAsString()) + ESCAPED_BREAK;
    }

    @Override
    public int frame() {
        return frame;
    }

    @Override
    public List<JsonObject> elements(int from, int to) {
        return elements(String.join("\n", lines.subList(from, to)));
    }

    /** The head is a block of its own: Teams on Android drops a line break at the end of a run. */
    private List<JsonObject> elements(String text) {
        JsonObject block = Words.paragraph(Words.code(text));
        if (head.isEmpty()) {
            return List.of(block);
        }
        JsonObject bold = Words.code(head);
        bold.addProperty("weight", "Bolder");
        return List.of(Words.paragraph(bold), block);
    }
}
