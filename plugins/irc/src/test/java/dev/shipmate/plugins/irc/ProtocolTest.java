package dev.shipmate.plugins.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as they are received. */
class ProtocolTest {

    @Test
    void a_line_has_tags_a_source_a_command_and_parameters() {
        IrcLine line = IrcLine.parse("@account=ada;msgid=a\\:b\\s\\\\;+x :ada!u@h PRIVMSG #ops :hello  there :)")
                .orElseThrow();
        assertEquals(Map.of("account", "ada", "msgid", "a;b \\", "+x", ""), line.tags());
        assertEquals("ada", line.nick());
        assertEquals("u@h", line.userAtHost());
        assertEquals(List.of("#ops", "hello  there :)"), line.params());
        assertEquals(Optional.empty(), IrcLine.parse(":only.a.source"));
        assertEquals(List.of("a", ""), IrcLine.parse("x  a :").orElseThrow().params());
    }

    @ParameterizedTest
    @CsvSource({
        "ascii, '#Ops[]~', '#ops[]~'",
        "rfc1459, '#Ops[]\\~', '#ops{}|^'",
        "strict-rfc1459, '#Ops[]\\~', '#ops{}|~'",
        "precis, '#ÖPS', '#öps'",
        "ascii, '#ÖPS', '#Öps'"
    })
    void names_are_compared_as_the_server_does(String mapping, String name, String folded) {
        assertEquals(folded, CaseMapping.of(mapping).fold(name));
    }

    @ParameterizedTest
    @CsvSource({
        "'!network status', 'network status'",
        "'shipmate: network status', 'network status'",
        "'Shipmate, !network status', 'network status'",
        "'@shipmate network status', 'network status'",
        "'shipmate network status', ",
        "'shipmates: network status', ",
        "'!! really', ",
        "'! no', ",
        "'network status', ",
        "'shipmate:', "
    })
    void what_is_meant_for_the_bot_is_told_from_talk(String text, String order) {
        assertEquals(
                Optional.ofNullable(order), new Addressing("!").order(text, name -> name.equalsIgnoreCase("shipmate")));
    }

    @ParameterizedTest
    @CsvSource({"bot, bot_", "bot_, bot__", "bot__, bot_1", "bot_1, bot_2", "bot_9, bot_10", "shipmate__, shipma_1"})
    void other_nicknames_are_tried(String nick, String next) {
        assertEquals(next, Registration.alternate(nick));
    }
}
