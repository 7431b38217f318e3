package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import java.util.ArrayList;
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
        this.frame = Words.bytes(element("")) + ESCAPED_BREAK;
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
        return List.of(element(String.join("\n", lines.subList(from, to))));
    }

    private JsonObject element(String text) {
        List<JsonObject> runs = new ArrayList<>();
        if (!head.isEmpty()) {
            JsonObject bold = Words.code(head + "\n");
            bold.addProperty("weight", "Bolder");
            runs.add(bold);
        }
        runs.add(Words.code(text));
        return Words.paragraph(runs);
    }
}
