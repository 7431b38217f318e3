package dev.shipmate.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageJsonTest {

    private static final URI ADDRESS = URI.create("https://example.org/a?b=c&d=%20#e");
    private static final byte[] BYTES = {0, 1, -1, 127, -128, '"'};
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Block> blocks() {
        return Stream.of(
                Block.heading("A title"),
                Block.text("plain\nand \"quoted\" \\ <b>&amp; \u2028 \uD83D\uDE00"),
                Block.text(""),
                Block.text(
                        Span.plain("a"),
                        Span.bold("b"),
                        Span.code("c"),
                        Span.link("d", ADDRESS),
                        Span.mention(new Party("U1", "Ada")),
                        Span.mention(Party.of("U2"))),
                Block.fields(ordered("z", "1", "a", "2", "m", "")),
                Block.fields(Map.of()),
                Block.table(List.of("One"), List.of()),
                Block.table("Title", List.of("A", "B"), List.of(List.of("1", ""), List.of("x\ny", "\t"))),
                Block.snippet("", "  text\n"),
                Block.snippet("log", "\u0000\u001b[0m"),
                Block.image(ADDRESS, "a picture"),
                Block.image(Block.attachment("a.png", "image/png", BYTES), "a picture"),
                Block.button("Ask for access", "shipmate request 'for \"ever\"'"),
                Block.attachment("a.csv", "text/csv", BYTES),
                Block.attachment("empty.csv", "text/csv", new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_comes_back_as_it_was(Block block) throws JsonProcessingException {
        Message message = Message.of(block);
        assertEquals(message, again(message));
        assertEquals(message.privately(), again(message.privately()));
    }

    @Test
    void blocks_fields_and_rows_keep_their_order() throws JsonProcessingException {
        Message message = Message.of(blocks().toList());
        Message again = again(message);
        assertEquals(message, again);
        Block.Fields fields = (Block.Fields) again.blocks().get(4);
        assertEquals(List.of("z", "a", "m"), new ArrayList<>(fields.fields().keySet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"blocks\":[]}",
                "{\"blocks\":[{}]}",
                "{\"blocks\":[{\"kind\":\"poem\",\"text\":\"x\"}]}",
                "{\"blocks\":[{\"kind\":\"text\",\"spans\":[{\"kind\":\"blink\"}]}]}",
                "{\"blocks\":[{\"kind\":\"table\",\"header\":[],\"rows\":[]}]}",
                "{\"blocks\":[{\"kind\":\"table\",\"header\":[\"a\"],\"rows\":[[]]}]}",
                "{\"blocks\":[{\"kind\":\"image\",\"description\":\"x\"}]}",
                "{\"blocks\":[{\"kind\":\"attachment\",\"name\":\"x\"}]}",
                "{\"blocks\":[{\"kind\":\"attachment\",\"name\":\"x\",\"content\":\"?\"}]}"
            })
    void something_else_is_refused(String json) {
        assertThrows(IllegalArgumentException.class, () -> MessageJson.fromJson(MAPPER.readTree(json)));
    }

    private static Message again(Message message) throws JsonProcessingException {
        return MessageJson.fromJson(MAPPER.readTree(MessageJson.toJson(message).toString()));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
