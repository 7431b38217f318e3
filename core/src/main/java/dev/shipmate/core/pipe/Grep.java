package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Keeps what holds a text, in whatever case, or what does not hold it. The text is no pattern: it comes from outside. */
record Grep(String text, boolean isInverse) implements Pipe {

    @Override
    public List<Block> through(List<Block> blocks) throws UnfitReplyException {
        String lower = text.toLowerCase(Locale.ROOT);
        return Reply.of(blocks)
                .each(items -> items.of(IntStream.range(0, items.size())
                        .filter(index -> items.holds(index, lower) != isInverse)
                        .boxed()
                        .toList()));
    }
}
