package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of a reply goes through its pipes: the rows of its tables; where it has none, its fields; else the lines of
 * preformatted text; else those of its paragraphs. The rest of the reply stays as it is, such as the label that says
 * that the data are samples.
 */
enum Kind {
    ROW("row"),
    FIELD("field"),
    LINE("line"),
    TEXT_LINE("line");

    private final String noun;

    Kind(String noun) {
        this.noun = noun;
    }

    /** Returns the kind that a reply consists of; nothing for one that consists of pictures and files. */
    static Optional<Kind> of(List<Block> blocks) {
        return Arrays.stream(values())
                .filter(kind ->
                        blocks.stream().anyMatch(block -> kind.items(block).isPresent()))
                .findFirst();
    }

    /** Returns the items of a block; nothing where it does not consist of this kind. */
    Optional<Items> items(Block block) {
        return switch (this) {
            case ROW -> block instanceof Block.Table table ? Optional.of(new Items.Rows(table)) : Optional.empty();
            case FIELD -> block instanceof Block.Fields fields ? Optional.of(Items.Pairs.of(fields)) : Optional.empty();
            case LINE ->
                block instanceof Block.Snippet snippet ? Optional.of(Items.Lines.of(snippet)) : Optional.empty();
            case TEXT_LINE ->
                block instanceof Block.Text text ? Optional.of(Items.SpanLines.of(text)) : Optional.empty();
        };
    }

    /** Returns a number of them in words. */
    String counted(long number) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    String noun() {
        return noun;
    }
}
