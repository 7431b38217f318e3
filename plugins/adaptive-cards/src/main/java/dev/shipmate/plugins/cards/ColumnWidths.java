package dev.shipmate.plugins.cards;

import dev.shipmate.spi.message.Block;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How wide the columns of a table are in relation to each other: the same in all its parts. */
final class ColumnWidths {

    private static final int NARROWEST = 4;
    private static final int WIDEST = 30;

    private final List<Integer> widths;
    private final int longest;

    ColumnWidths(Block.Table table) {
        List<Integer> lengths = IntStream.range(0, table.header().size())
                .mapToObj(column -> IntStream.concat(
                                IntStream.of(table.header().get(column).length()),
                                table.rows().stream()
                                        .mapToInt(row -> row.get(column).length()))
                        .max()
                        .orElse(0))
                .toList();
        this.longest = Collections.max(lengths);
        this.widths = lengths.stream()
                .map(length -> Math.max(NARROWEST, Math.min(WIDEST, length)))
                .toList();
    }

    int size() {
        return widths.size();
    }

    /** Returns how many characters the longest cell has. */
    int longest() {
        return longest;
    }

    int of(int column) {
        return widths.get(column);
    }
}
