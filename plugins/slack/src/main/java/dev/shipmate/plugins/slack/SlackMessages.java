package dev.shipmate.plugins.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.shipmate.spi.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Lays a message out over as many posts as Slack's limits need. */
final class SlackMessages {

    private static final int MOST_BLOCKS = 50;
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
        for (Piece.Shown piece : pieces) {
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

    /** Returns the words for a notification: of long ones the beginning, as the blocks say them all. */
    private static String text(CharSequence words) {
        String text = words.toString().strip();
        return text.isEmpty() ? "(continued)" : Mrkdwn.escaped(PromptElements.shortened(text, LONGEST_TEXT));
    }
}
