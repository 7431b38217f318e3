package dev.shipmate.plugins.mattermost;

import java.util.ArrayList;
import java.util.List;

/** Lays lines out in code blocks, as many as are needed for all of them. */
final class CodeBlocks {

    private CodeBlocks() {}

    /**
     * Returns code blocks.
     *
     * @param head the lines that each block begins with
     * @param size how many characters one block has, fences included
     */
    static List<Piece.Shown> of(List<String> head, List<String> lines, int size) {
        String top = String.join("\n", head);
        String fence = Markdown.fence(top + "\n" + String.join("\n", lines));
        int room = size - 2 * fence.length() - 2;
        if (room < size / 2 || Runes.length(top) > room / 2) {
            // a fence or a head that leaves no room: the lines go without
            List<String> all = new ArrayList<>(head);
            all.addAll(lines);
            return room < size / 2 ? of(List.of(), broken(all), size) : of(List.of(), all, size);
        }
        List<Piece.Shown> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder(top);
        int length = Runes.length(top);
        boolean isFresh = true;
        for (String line : lines) {
            for (String piece : fitting(line, room - Runes.length(top) - 1)) {
                int next = Runes.length(piece) + 1;
                if (!isFresh && length + next > room) {
                    blocks.add(new Piece.Shown(fence + "\n" + text + "\n" + fence));
                    text = new StringBuilder(top);
                    length = Runes.length(top);
                    isFresh = true;
                }
                text.append(isFresh && top.isEmpty() ? "" : "\n").append(piece);
                length += next;
                isFresh = false;
            }
        }
        blocks.add(new Piece.Shown(fence + "\n" + text + "\n" + fence));
        return blocks;
    }

    private static List<String> fitting(String line, int room) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (Runes.length(rest) > room) {
            int cut = rest.offsetByCodePoints(0, room);
            pieces.add(rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        pieces.add(rest);
        return pieces;
    }

    private static List<String> broken(List<String> lines) {
        return lines.stream().map(line -> line.replace("`", "`\u200B")).toList();
    }
}
