package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.List;
import java.util.stream.IntStream;

/** Says how many there are, empty lines not counted. */
record Count() implements Pipe {

    @Override
    public List<Block> through(List<Block> blocks) throws UnfitReplyException {
        Reply reply = Reply.of(blocks);
        long number = reply.items().stream()
                .mapToLong(items -> IntStream.range(0, items.size())
                        .filter(index -> reply.kind() == Kind.ROW || !items.isBlank(index))
                        .count())
                .sum();
        return reply.replaced(Block.text(reply.kind().counted(number)));
    }
}
