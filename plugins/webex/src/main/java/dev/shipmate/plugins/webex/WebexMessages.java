package dev.shipmate.plugins.webex;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays messages out in as few texts as they take. Webex counts the bytes of UTF-8, fences among them; nothing is cut within
 * a character or an escape, and nothing is left out.
 */
final class WebexMessages {

    private static final String OPEN = "```\n";
    private static final String CLOSE = "\n```";
    private static final String UNSEEN = "\u200B";
    private static final String GAP = "\n\n";

    private final int limit;
    private final WebexRenderer renderer;

    /**
     * Makes one.
     *
     * @param limit of a message, in bytes
     */
    WebexMessages(int limit) {
        this.limit = limit;
        this.renderer = new WebexRenderer(limit);
    }

    /** Returns what is to be sent, at least one part. */
    List<Part> parts(Message message) {
        Packing packing = new Packing();
        for (Block block : message.blocks()) {
            block.render(renderer).forEach(packing::add);
        }
        return packing.done();
    }

    /** Returns a text of fixed width. */
    List<Part> fixed(String text) {
        Packing packing = new Packing();
        packing.add(new Piece.Fixed(text));
        return packing.done();
    }

    private final class Packing {

        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();

        void add(Piece piece) {
            if (piece instanceof Piece.Whole whole) {
                flush();
                parts.add(whole.part());
            } else if (piece instanceof Piece.Fixed fixed) {
                String text = WebexMarkdown.fenced(fixed.text());
                addLines(text.isBlank() ? "" : text, OPEN, CLOSE);
            } else if (piece instanceof Piece.Prose prose) {
                addLines(prose.markdown(), "", "");
            }
        }

        List<Part> done() {
            flush();
            if (parts.isEmpty()) {
                parts.add(new Part.Text("\u2026"));
            }
            return List.copyOf(parts);
        }

        private void addLines(String text, String before, String after) {
            StringBuilder part = new StringBuilder();
            for (String line : text.split("\n", -1)) {
                String left = line;
                while (true) {
                    int room = room(before, part, after);
                    if (Utf8.length(left) <= room) {
                        part.append(part.isEmpty() ? "" : "\n").append(left);
                        break;
                    }
                    if (part.isEmpty() && open.isEmpty()) {
                        int end = Utf8.cut(left, room);
                        part.append(left, 0, end);
                        // so that what begins a line now does not become a list or heading
                        left = (before.isEmpty() ? UNSEEN : "") + left.substring(end);
                    }
                    close(before, part, after);
                    flush();
                }
            }
            close(before, part, after);
        }

        /** Returns how many bytes fit into the part that is open. */
        private int room(String before, StringBuilder part, String after) {
            int taken = Utf8.length(open) + (open.isEmpty() ? 0 : GAP.length());
            int own = Utf8.length(part) + (part.isEmpty() ? 0 : 1);
            return limit - taken - own - before.length() - after.length();
        }

        private void close(String before, StringBuilder part, String after) {
            if (!part.isEmpty()) {
                open.append(open.isEmpty() ? "" : GAP)
                        .append(before)
                        .append(part)
                        .append(after);
                part.setLength(0);
            }
        }

        private void flush() {
            if (!open.isEmpty()) {
                parts.add(new Part.Text(open.toString()));
                open.setLength(0);
            }
        }
    }
}
