package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.message.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Shows many objects: a line that says what was asked for, the table, and what is not in it. */
final class Answers {

    /** The most rows that one answer has; a chat shows them as pages or as a file. */
    static final int MOST_ROWS = 5_000;

    private Answers() {}

    /**
     * Returns a table of what was found.
     *
     * @param title what was asked for, such as {@code Devices with location ams01}
     * @param none what is said when nothing was found, a sentence
     */
    static Outcome table(
            String title, String none, Found found, List<String> header, Function<NautobotObject, List<String>> row) {
        if (found.isEmpty()) {
            return Outcome.reply(none + " What you may not see in Nautobot is left out.");
        }
        List<Block> blocks = new ArrayList<>();
        if (found.isCut()) {
            blocks.add(Block.text("These are the first " + found.objects().size() + " of " + found.total()
                    + ". Ask for less to see the others."));
        }
        blocks.add(Block.table(
                title + " (" + found.objects().size() + ")",
                header,
                found.objects().stream().map(row).toList()));
        return Outcome.reply(blocks.toArray(new Block[0]));
    }
}
