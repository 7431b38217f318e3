package dev.shipmate.testkit;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Data that tries to be markup on one platform or another. */
final class Hostile {

    /** Texts that must be shown as they are. */
    static final List<String> TEXTS = List.of(
            "<!channel> <!here> <!everyone>",
            "@all @channel @here",
            "<@all> <at>everyone</at>",
            "*bold* _it_ ~gone~ **bold**",
            "[click](https://evil.example/)",
            "<https://evil.example/|nautobot>",
            "`code` ```fence```",
            "<b>html</b> &lt;i&gt;",
            "| a | b |",
            "# heading",
            "{{DATE(2026-01-01T00:00:00Z,SHORT)}}",
            ":boom: \\*escaped\\*");

    private Hostile() {}

    /** Returns a message that has them in every kind of block. */
    static Message message() {
        Map<String, String> fields = new LinkedHashMap<>();
        TEXTS.forEach(text -> fields.put("key " + text, "value " + text));
        return Message.of(
                Block.heading(String.join(" ", TEXTS.subList(0, 3))),
                Block.text(String.join("\n", TEXTS)),
                Block.text(
                        Span.bold(String.join(" ", TEXTS.subList(0, 6))),
                        Span.plain(" "),
                        Span.code(String.join(" ", TEXTS.subList(6, 12)))),
                Block.fields(fields),
                Block.table(
                        "Table " + TEXTS.get(0),
                        List.of("text", "again"),
                        TEXTS.stream().map(text -> List.of(text, text)).toList()),
                Block.snippet("Snippet " + TEXTS.get(1), String.join("\n", TEXTS)));
    }
}
