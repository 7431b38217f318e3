package dev.shipmate.plugins.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.shipmate.spi.message.Block;
import java.util.List;

/** A part of a message, small enough for Slack. */
sealed interface Piece {

    /**
     * Something that is posted.
     *
     * @param length how many characters it has
     * @param words what it says, for notifications and screen readers; empty if an earlier piece says it
     */
    record Shown(LayoutBlock block, int length, String words) implements Piece {}

    /**
     * Something that is uploaded.
     *
     * @param instead what is posted where nothing can be uploaded
     */
    record Document(Block.Attachment file, String title, List<Shown> instead) implements Piece {}
}
