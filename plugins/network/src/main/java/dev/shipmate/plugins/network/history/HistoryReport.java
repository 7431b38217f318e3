package dev.shipmate.plugins.network.history;

import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.network.find.Hit;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shows the changes of one object since a moment, and says so where there are more than it shows. */
final class HistoryReport {

    /** So many entries are read; each holds the whole object. */
    private static final int MOST = 100;
    /** So many characters are attached in all. */
    private static final int LONGEST_FILE = 2_000_000;

    private final Nautobot nautobot;
    private final Instant since;

    HistoryReport(Nautobot nautobot, Instant since) {
        this.nautobot = nautobot;
        this.since = since;
    }

    Message of(Hit hit) throws InterruptedException {
        ChangeLog.Page page = new ChangeLog(nautobot).of(hit.id(), since, MOST);
        Block link = Block.text(Span.link(hit.name() + " in Nautobot", nautobot.page(hit.page() + "changelog/")));
        String when = "since " + Words.minute(since) + " UTC";
        if (page.changes().isEmpty()) {
            return Message.of(Block.text("Nobody changed " + hit.described() + " " + when + "."), link);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(table("Changes of " + hit.described() + " " + when, page.changes()));
        if (page.total() > page.changes().size()) {
            blocks.add(Block.text("These are the newest " + page.changes().size() + " of "
                    + Words.count(page.total(), "change") + ". Nautobot shows all of them."));
        }
        if (hasLongValues(page.changes())) {
            blocks.add(Block.text("Values that end in … are whole in the file."));
            blocks.add(whole(page.changes()));
        }
        blocks.add(link);
        return Message.of(blocks);
    }

    private static Block table(String title, List<Change> changes) {
        List<List<String>> rows = new ArrayList<>();
        for (Change change : changes) {
            String at = Words.minute(change.at());
            if (change.differences().isEmpty()) {
                rows.add(List.of(at, change.who(), change.what(), "", ""));
            }
            for (Difference one : change.differences()) {
                rows.add(List.of(at, change.who(), one.what(), Words.cell(one.before()), Words.cell(one.after())));
            }
        }
        return Block.table(title, List.of("When (UTC)", "Who", "What", "Before", "After"), rows);
    }

    private static boolean hasLongValues(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.differences().stream())
                .anyMatch(one -> isShortened(one.before()) || isShortened(one.after()));
    }

    private static boolean isShortened(String value) {
        return Words.cell(value).endsWith("…") && !value.equals(Words.cell(value));
    }

    private static Block whole(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            for (Difference one : change.differences()) {
                if (text.length() + one.before().length() + one.after().length() > LONGEST_FILE) {
                    text.append("The rest is too long for a file. Nautobot shows it.\n");
                    return file(text);
                }
                text.append(change.at())
                        .append(' ')
                        .append(change.who())
                        .append(": ")
                        .append(one.what());
                text.append("\n  before: ")
                        .append(one.before())
                        .append("\n  after:  ")
                        .append(one.after());
                text.append("\n\n");
            }
        }
        return file(text);
    }

    private static Block file(StringBuilder text) {
        return Block.attachment("changes.txt", "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
