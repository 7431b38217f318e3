package dev.shipmate.core.web;

import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what no database takes: NUL characters. */
final class StorableText {

    private StorableText() {}

    static boolean hasNul(Inbound inbound) {
        return Stream.of(
                        Stream.of(inbound.deliveryId(), inbound.origin().replyTo(), words(inbound)),
                        party(inbound.origin().organization()),
                        party(inbound.origin().channel()),
                        party(inbound.origin().user()))
                .flatMap(texts -> texts)
                .anyMatch(text -> text.indexOf('\0') >= 0);
    }

    private static String words(Inbound inbound) {
        if (inbound instanceof Inbound.Line line) {
            return line.text();
        }
        if (inbound instanceof Inbound.Answer answer) {
            return answer.token() + answer.values().keySet() + answer.values().values();
        }
        return inbound instanceof Inbound.Notice notice ? notice.reference() : "";
    }

    private static Stream<String> party(@Nullable Party party) {
        return party == null ? Stream.empty() : Stream.of(party.id(), party.name());
    }
}
