package dev.shipmate.plugins.cards;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.PlainText;
import java.util.List;

/** The beginning of a message in plain text. */
final class Summary {

    private static final int LONGEST = 1_000;
    private static final int MOST_ROWS = 5;

    String of(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            text.append(text.length() == 0 ? "" : "\n").append(of(block));
            if (text.length() > LONGEST) {
                int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
                return text.substring(0, end) + "…";
            }
        }
        return text.toString();
    }

    /** Aligning all rows of a long table would be for nothing. */
    private static String of(Block block) {
        if (block instanceof Block.Table table && table.rows().size() > MOST_ROWS) {
            return PlainText.of(new Block.Table(
                            table.title(), table.header(), table.rows().subList(0, MOST_ROWS)))
                    + "\n…";
        }
        return PlainText.of(block);
    }
}
