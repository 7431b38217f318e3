package dev.shipmate.plugins.nautobot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.PlainText;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkCommandTest {

    private final FakeHost host = new FakeHost(URI.create("https://nautobot.example/"));

    @Test
    void namesThePageToTheAskerAlone() throws Exception {
        host.publicUri = Optional.of(URI.create("https://chat.example/ops"));
        Message answer = answer(Caller.UNLINKED);
        assertTrue(answer.isPrivate());
        assertEquals(
                "To link your chat account to your Nautobot user, open"
                        + " https://chat.example/ops/api/plugins/chatops/nautobot/link/, paste an API token of yours there,"
                        + " and type here what the page then shows: shipmate link CODE, with what stands before commands in"
                        + " this chat, within 10 minutes.",
                PlainText.of(answer));
    }

    @Test
    void leadsToAnAdministratorWhereNobodyKnowsThePage() throws Exception {
        host.publicUri = Optional.empty();
        String text = PlainText.of(answer(Caller.UNLINKED));
        assertTrue(text.contains("bin/shipmate links code --nautobot-user NAME"), text);
    }

    @Test
    void saysWhatIsLinkedAlready() throws Exception {
        assertTrue(PlainText.of(answer(new Linked(Optional.of("t")))).contains("linked to ann now, with a token"));
        assertTrue(PlainText.of(answer(new Linked(Optional.empty()))).contains("linked to ann now, without a token"));
    }

    private record Linked(Optional<String> token) implements Caller {

        @Override
        public Optional<String> nautobotUser() {
            return Optional.of("ann");
        }

        @Override
        public Optional<String> secret(String name) {
            return token;
        }
    }

    private Message answer(Caller caller) throws Exception {
        Subcommand link = host.page().subcommands().get(0);
        return ((Outcome.Succeeded) link.handler().handle(new Run(caller))).message();
    }

    private record Run(Caller caller) implements Invocation {

        @Override
        public <T> T get(Parameter<T> parameter) {
            throw new AssertionError("it takes nothing");
        }

        @Override
        public Origin origin() {
            throw new AssertionError("it is the same everywhere");
        }

        @Override
        public Session session() {
            throw new AssertionError("it remembers nothing");
        }

        @Override
        public void say(Message message) {
            throw new AssertionError("it answers once");
        }

        @Override
        public void progress(long done, long total, String text) {
            throw new AssertionError("it has no steps");
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
