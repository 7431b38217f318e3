package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.List;

/** One step that the blocks of a reply go through: a pure function. */
interface Pipe {

    /**
     * Returns the blocks that come out.
     *
     * @throws UnfitReplyException if the step cannot be done on such a reply
     */
    List<Block> through(List<Block> blocks) throws UnfitReplyException;
}
