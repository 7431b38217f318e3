package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Keeps the first ones of a reply, over all of its blocks. */
record Head(int most) implements Pipe {

    /** How many where no number is given. */
    static final int USUAL = 10;

    @Override
    public List<Block> through(List<Block> blocks) throws UnfitReplyException {
        AtomicInteger left = new AtomicInteger(most);
        return Reply.of(blocks).each(items -> {
            int taken = Math.min(items.size(), left.get());
            left.addAndGet(-taken);
            return items.of(IntStream.range(0, taken).boxed().toList());
        });
    }
}
