package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what has changed, in one short message. */
final class ChangeMessage {

    private static final int MOST_FIELDS = 10;

    /** What tells a new object from others, as far as it has it. */
    private static final List<String> OF_A_NEW_ONE =
            List.of("status", "role", "device_type", "type", "location", "rack", "tenant", "description");

    private final Optional<URI> nautobot;

    ChangeMessage(Optional<URI> nautobot) {
        this.nautobot = nautobot;
    }

    Message of(Change change) {
        List<Block> blocks = new ArrayList<>();
        String by = change.user().isEmpty() ? "" : " by " + change.user();
        blocks.add(Block.text(
                name(change),
                Span.plain(" (" + Kind.label(change.model()) + ") was "
                        + change.event().word() + by + ".")));
        Map<String, String> fields = fields(change);
        if (!fields.isEmpty()) {
            blocks.add(Block.fields(fields));
        }
        if (change.event() == Event.UPDATED && change.before() == null) {
            blocks.add(Block.text("Nautobot does not remember what it was before."));
        }
        int more = change.differences().size() - MOST_FIELDS;
        if (more > 0) {
            blocks.add(Block.text("and " + more + (more == 1 ? " more field" : " more fields")));
        }
        return Message.of(blocks);
    }

    /** Says once that the rest of a burst is not told. */
    Message tooMany(int most) {
        String words = "More than " + most + " changes within a minute: the others of this minute are not told here. ";
        return nautobot.map(address -> Message.of(Block.text(
                        Span.plain(words),
                        Span.link("Nautobot's change log has them all", page(address, "extras/object-changes/")),
                        Span.plain("."))))
                .orElseGet(() -> Message.of(words + "Nautobot's change log has them all."));
    }

    private Span name(Change change) {
        Optional<URI> page = nautobot.flatMap(address -> change.page().map(path -> page(address, path)));
        return page.<Span>map(address -> Span.link(change.name(), address)).orElseGet(() -> Span.bold(change.name()));
    }

    private static Map<String, String> fields(Change change) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (change.event() == Event.CREATED) {
            for (String field : OF_A_NEW_ONE) {
                String words = change.field(field).words();
                if (!words.equals(Value.NOTHING)) {
                    fields.put(Difference.label(field), words);
                }
            }
        }
        change.differences().stream()
                .limit(MOST_FIELDS)
                .forEach(each -> fields.merge(each.label(), each.words(), (one, other) -> one + "; " + other));
        return fields;
    }

    private static URI page(URI address, String path) {
        return URI.create(address.toString().replaceFirst("/+$", "") + "/" + path);
    }
}
