package dev.shipmate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One block of each kind. */
final class Samples {

    /** The kinds, in the order of the SPI. */
    static final List<String> KINDS =
            List.of("heading", "text", "fields", "table", "snippet", "image", "picture", "attachment", "button");

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Samples() {}

    /** Returns the sample of a kind, which may mention the asker. */
    static Block of(String kind, @Nullable Party asker) {
        return switch (kind) {
            case "heading" -> Block.heading("Devices in Amsterdam");
            case "text" -> text(asker);
            case "fields" -> fields();
            case "table" -> TalkPlugin.table(3);
            case "snippet" -> Block.snippet("ams01-edge-01", "interface Loopback0\n ip address 10.0.0.1/32\n!");
            case "image" -> Block.image(URI.create("https://example.org/rack.png"), "the front of the rack");
            case "picture" -> Block.image(Block.attachment("dot.png", "image/png", DOT), "a dot");
            case "attachment" ->
                Block.attachment("devices.csv", "text/csv", "name,status\nams01,Active\n".getBytes(UTF_8));
            case "button" -> Block.button("Show the status", "network status");
            default -> throw new IllegalArgumentException("there is no sample of " + kind);
        };
    }

    private static Block text(@Nullable Party asker) {
        return Block.text(
                Span.plain("All "),
                Span.bold("three"),
                Span.plain(" devices, see "),
                Span.link("the list", URI.create("https://example.org/devices?site=ams01")),
                Span.plain(" or type "),
                Span.code("network status"),
                Span.plain(", "),
                asker == null ? Span.plain("you") : Span.mention(asker),
                Span.plain("."));
    }

    private static Block fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Status", "Active");
        fields.put("Location", "Amsterdam");
        return Block.fields(fields);
    }
}
