package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "<@U0BOT> jokes tell => jokes tell",
                "<@U0BOT|shipmate> jokes => jokes",
                "<@U0BOT><@U0BOT> jokes => U0BOT jokes",
                "<@U2> <@U0BOT> jokes => U2 U0BOT jokes",
                "<@U0BOT> /jokes tell => jokes tell",
                "<@U0BOT> //jokes => /jokes",
                "<@U0BOT> network route 10.0.0.0/8 => network route 10.0.0.0/8",
                "say &lt;b&gt; &amp;amp; => say <b> &amp;",
                "ping <http://ams01.example.com|ams01.example.com> => ping ams01.example.com",
                "open <https://example.com/a?b=1&amp;c=2> => open https://example.com/a?b=1&c=2",
                "open <https://evil.example|https://good.example> => open https://evil.example",
                "mail <mailto:a@example.com|a@example.com> => mail a@example.com",
                "ask <@U2|bob> in <#C2|lab> or <#C3|> => ask @bob in #lab or C3",
                "hello <!here> and <!subteam^S1|@noc> => hello @here and @noc",
                "a < b and <> => a < b and <>",
            })
    void aLineReadsAsItWasTyped(String sent, String typed) {
        assertEquals(typed, EventText.of(sent, Set.of("U0BOT"), "/"));
    }

    @ParameterizedTest
    @CsvSource({"<@U0ANY> jokes, jokes", "<@U0BOT> /jokes, /jokes"})
    void withoutKnowingTheBotOrAPrefixTheFirstMentionGoes(String sent, String typed) {
        assertEquals(typed, EventText.of(sent, Set.of(), ""));
    }
}
