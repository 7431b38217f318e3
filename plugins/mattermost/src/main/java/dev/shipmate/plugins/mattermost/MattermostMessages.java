package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Lays a message out over as many posts as Mattermost's limit needs. */
final class MattermostMessages {

    /** The longest post, in code points. */
    static final int LONGEST = 16_383;

    private static final String BETWEEN = "\n\n";

    private MattermostMessages() {}

    /** Returns what is to be posted and uploaded, in order; at least one part. */
    static List<Part> parts(Message message) {
        MattermostRenderer renderer = new MattermostRenderer(LONGEST, message.isPrivate());
        List<Part> parts = new ArrayList<>();
        List<Piece.Shown> shown = new ArrayList<>();
        for (Piece piece : message.blocks().stream()
                .flatMap(block -> block.render(renderer).stream())
                .toList()) {
            if (piece instanceof Piece.Shown one) {
                shown.add(one);
            } else if (piece instanceof Piece.Document document) {
                posts(shown).forEach(post -> parts.add(new Part.Posted(post)));
                shown.clear();
                parts.add(new Part.Uploaded(document.file(), document.title(), posts(document.instead())));
            }
        }
        posts(shown).forEach(post -> parts.add(new Part.Posted(post)));
        if (parts.isEmpty()) {
            parts.add(new Part.Posted(Post.text("(no text)")));
        }
        return parts;
    }

    private static List<Post> posts(List<Piece.Shown> pieces) {
        List<Post> posts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (Piece.Shown piece : pieces) {
            int next = Runes.length(piece.markdown());
            if (length > 0 && length + BETWEEN.length() + next > LONGEST) {
                posts.add(Post.text(text.toString()));
                text.setLength(0);
                length = 0;
            }
            length += next + (length > 0 ? BETWEEN.length() : 0);
            text.append(text.isEmpty() ? "" : BETWEEN).append(piece.markdown());
        }
        if (!text.isEmpty()) {
            posts.add(Post.text(text.toString()));
        }
        return posts;
    }
}
