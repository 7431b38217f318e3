package dev.shipmate.core.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundJsonTest {

    private static final Origin FULL =
            new Origin("lab", new Party("T1", "Team"), new Party("C1", "ops"), new Party("U1", "Ada"), "{\"a\":\"b\"}");
    private static final Origin EMPTY = new Origin("lab", null, null, null, "");
    private static final Origin BLANK = new Origin("lab", Party.of(""), null, Party.of(""), " ");
    private static final MessageRef REF = new MessageRef("C1/1.2");

    private final InboundJson json = new InboundJson();

    static Stream<Inbound> inbounds() {
        return Stream.of(FULL, EMPTY, BLANK)
                .flatMap(origin -> Stream.of(
                        new Inbound.Line("d", origin, "say \"it's\" \\ \u201cso\u201d \uD83D\uDE00\n"),
                        new Inbound.Line("d".repeat(255), origin, ""),
                        new Inbound.Answer("d", origin, "t", Map.of("a", "1", "b", ""), REF),
                        new Inbound.Answer("d", origin, "t", Map.of(), null),
                        new Inbound.Opening("d", origin, "t", REF),
                        new Inbound.Opening("d", origin, "t", null),
                        new Inbound.Dismissal("d", origin, "t", REF),
                        new Inbound.Dismissal("d", origin, "t", null),
                        new Inbound.Notice("d", origin, "reference")));
    }

    @ParameterizedTest
    @MethodSource("inbounds")
    void an_inbound_comes_back_as_it_was(Inbound inbound) {
        assertEquals(inbound, json.read(json.write(inbound)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"deliveryId\":\"d\"",
                "[]",
                "{}",
                "{\"deliveryId\":\"d\",\"kind\":\"song\"}",
                "{\"deliveryId\":\"\",\"kind\":\"line\"}"
            })
    void something_else_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> json.read(text));
    }
}
