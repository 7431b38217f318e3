package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says how many there are, empty lines not counted. */
record Count() implements Pipe {

    @Override
    public List<Block> through(List<Block> blocks) throws UnfitReplyException {
        Reply reply = Reply.of(blocks);
        List<Long> numbers =
                reply.items().stream().map(items -> counted(reply, items)).toList();
        String all =
                reply.kind().counted(numbers.stream().mapToLong(Long::longValue).sum());
        boolean isOfSeveral = reply.kind() == Kind.ROW && numbers.size() > 1;
        return reply.replaced(Block.text(isOfSeveral ? all + " (" + joined(numbers) + ")" : all));
    }

    private static long counted(Reply reply, Items items) {
        return IntStream.range(0, items.size())
                .filter(index -> reply.kind() == Kind.ROW || !items.isBlank(index))
                .count();
    }

    /** Tables of different things are counted together only because somebody asked for one number. */
    private static String joined(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    }
}
