package dev.shipmate.plugins.network.sample;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;

/** Says above every answer where it comes from, so that nobody takes sample data for the network. */
final class Labels {

    private Labels() {}

    static Message message(Inventory inventory, Block... blocks) {
        return message(inventory, List.of(blocks));
    }

    static Message message(Inventory inventory, List<Block> blocks) {
        List<Block> all = new ArrayList<>(List.of(Block.text(Span.bold(inventory.label()))));
        all.addAll(blocks);
        return Message.of(all);
    }
}
