package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts rows, fields or lines into order.
 *
 * @param column the name of a table's column or its number from 1; "" for the first one
 */
record Sort(String column, boolean isDescending) implements Pipe {

    @Override
    public List<Block> through(List<Block> blocks) throws UnfitReplyException {
        Reply reply = Reply.of(blocks);
        requireColumn(reply);
        return reply.each(items -> index(items).map(at -> sorted(items, at)).orElseGet(() -> all(items)));
    }

    private void requireColumn(Reply reply) throws UnfitReplyException {
        if (column.isEmpty()) {
            return;
        }
        if (reply.kind() != Kind.ROW) {
            throw new UnfitReplyException(
                    "This reply has no table, so there is no column \"" + column + "\" to sort by. Use | sort alone.");
        }
        if (reply.items().stream().allMatch(items -> index(items).isEmpty())) {
            Set<String> known = new LinkedHashSet<>();
            reply.items().forEach(items -> known.addAll(header(items)));
            throw new UnfitReplyException("There is no column \"" + column + "\" to sort by. Its columns are "
                    + known.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ")) + ".");
        }
    }

    private Optional<Integer> index(Items items) {
        if (column.isEmpty()) {
            return Optional.of(0);
        }
        List<String> names = header(items).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int byName = names.indexOf(column.strip().toLowerCase(Locale.ROOT));
        if (byName >= 0) {
            return Optional.of(byName);
        }
        return IntStream.range(0, names.size())
                .filter(index -> column.equals(Integer.toString(index + 1)))
                .boxed()
                .findFirst();
    }

    private Block sorted(Items items, int at) {
        return items.of(IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparing(index -> items.cells(index).get(at), new CellOrder(isDescending)))
                .toList());
    }

    private static Block all(Items items) {
        return items.of(IntStream.range(0, items.size()).boxed().toList());
    }

    private static List<String> header(Items items) {
        return items instanceof Items.Rows rows ? rows.table().header() : List.of();
    }
}
