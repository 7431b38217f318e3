package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Block;
import java.util.List;

/** A part of a message, small enough for Mattermost. */
sealed interface Piece {

    /** Some Markdown. */
    record Shown(String markdown) implements Piece {}

    /**
     * Something that is uploaded.
     *
     * @param instead what is posted where nothing can be uploaded
     */
    record Document(Block.Attachment file, String title, List<Shown> instead) implements Piece {
        public Document {
            instead = List.copyOf(instead);
        }
    }
}
