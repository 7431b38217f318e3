package dev.shipmate.plugins.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.shipmate.spi.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Lays a message out over as many posts as Slack's limits need. */
final class SlackMessages {

    private static final int MOST_BLOCKS = 50;
    private static final int BUTTONS_IN_ROW = 5;
    /** The longest message, in characters of its blocks: Slack takes little more. */
    static final int LONGEST = 10_000;

    private static final int LONGEST_TEXT = 3000;

    private final int longestPrivate;

    /**
     * Makes one.
     *
     * @param longestPrivate how many characters one message has that only one user sees
     */
    SlackMessages(int longestPrivate) {
        this.longestPrivate = longestPrivate;
    }

    /** Returns what is to be posted and uploaded, in order; at least one part. */
    List<Part> parts(Message message) {
        int longest = message.isPrivate() ? longestPrivate : LONGEST;
        SlackRenderer renderer = new SlackRenderer(longest, message.isPrivate());
        List<Part> parts = new ArrayList<>();
        List<Piece.Shown> shown = new ArrayList<>();
        for (Piece piece : message.blocks().stream()
                .flatMap(block -> block.render(renderer).stream())
                .toList()) {
            if (piece instanceof Piece.Shown one) {
                shown.add(one);
            } else if (piece instanceof Piece.Document document) {
                posts(shown, longest).forEach(post -> parts.add(new Part.Posted(post)));
                shown.clear();
                parts.add(new Part.Uploaded(document.file(), document.title(), posts(document.instead(), longest)));
            }
        }
        posts(shown, longest).forEach(post -> parts.add(new Part.Posted(post)));
        if (parts.isEmpty()) {
            parts.add(new Part.Posted(new Post("(no text)", List.of(Sections.section("(no text)")))));
        }
        return parts;
    }

    private static List<Post> posts(List<Piece.Shown> pieces, int longest) {
        List<Post> posts = new ArrayList<>();
        List<LayoutBlock> blocks = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int length = 0;
        for (Piece.Shown piece : inRows(pieces)) {
            if (blocks.size() == MOST_BLOCKS || !blocks.isEmpty() && length + piece.length() > longest) {
                posts.add(new Post(text(words), blocks));
                blocks.clear();
                words.setLength(0);
                length = 0;
            }
            blocks.add(piece.block());
            length += piece.length();
            words.append(words.isEmpty() || piece.words().isEmpty() ? "" : "\n").append(piece.words());
        }
        if (!blocks.isEmpty()) {
            posts.add(new Post(text(words), blocks));
        }
        return posts;
    }

    /** Puts buttons that follow each other into one block, where Slack shows them side by side. */
    private static List<Piece.Shown> inRows(List<Piece.Shown> pieces) {
        List<Piece.Shown> all = new ArrayList<>();
        for (Piece.Shown piece : pieces) {
            Piece.Shown before = all.isEmpty() ? null : all.get(all.size() - 1);
            if (before != null
                    && before.block() instanceof ActionsBlock row
                    && piece.block() instanceof ActionsBlock next
                    && row.getElements().size() < BUTTONS_IN_ROW) {
                List<BlockElement> elements = new ArrayList<>(row.getElements());
                elements.addAll(next.getElements());
                all.set(
                        all.size() - 1,
                        new Piece.Shown(
                                ActionsBlock.builder().elements(elements).build(),
                                before.length() + piece.length(),
                                before.words() + " · " + piece.words()));
            } else {
                all.add(piece);
            }
        }
        return all;
    }

    /** Returns the words for a notification: of long ones the beginning, as the blocks say them all. */
    private static String text(CharSequence words) {
        String text = words.toString().strip();
        return text.isEmpty() ? "(continued)" : Mrkdwn.escaped(PromptElements.shortened(text, LONGEST_TEXT));
    }
}
