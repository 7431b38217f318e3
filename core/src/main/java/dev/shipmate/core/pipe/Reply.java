package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The blocks of a reply, and which of them go through pipes. */
record Reply(List<Block> blocks, Kind kind) {

    /** More than any chat shows, and few enough to be sorted while somebody waits. */
    private static final int MOST = 100_000;

    /**
     * Returns the reply of these blocks.
     *
     * @throws UnfitReplyException if there is nothing in it that a pipe could take, or too much
     */
    static Reply of(List<Block> blocks) throws UnfitReplyException {
        Optional<Kind> kind = Kind.of(blocks);
        if (kind.isEmpty()) {
            throw new UnfitReplyException("This reply holds no table and no text that a pipe could take.");
        }
        Reply reply = new Reply(blocks, kind.get());
        if (reply.size() > MOST) {
            throw new UnfitReplyException("This reply has " + kind.get().counted(reply.size()) + "; pipes take at most "
                    + MOST + ". Ask for less.");
        }
        return reply;
    }

    /** Returns what goes through the pipes, block by block. */
    List<Items> items() {
        return blocks.stream().map(kind::items).flatMap(Optional::stream).toList();
    }

    long size() {
        return items().stream().mapToLong(Items::size).sum();
    }

    /** Returns the blocks with those that consist of items changed, and the others as they are. */
    List<Block> each(Function<Items, Block> change) {
        return blocks.stream()
                .map(block -> kind.items(block).map(change).orElse(block))
                .toList();
    }

    /** Returns the blocks with this one where the first one with items was, and without the others. */
    List<Block> replaced(Block by) {
        List<Block> replaced = new ArrayList<>();
        boolean isIn = false;
        for (Block block : blocks) {
            if (kind.items(block).isEmpty()) {
                replaced.add(block);
            } else if (!isIn) {
                replaced.add(by);
                isIn = true;
            }
        }
        return replaced;
    }

    /** Returns the blocks without those that have no items. */
    List<Block> withoutEmpty() {
        return blocks.stream()
                .filter(block ->
                        kind.items(block).map(items -> items.size() > 0).orElse(true))
                .toList();
    }
}
