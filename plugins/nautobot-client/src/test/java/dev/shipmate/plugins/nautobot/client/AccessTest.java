package dev.shipmate.plugins.nautobot.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose token is used, and who is refused. */
class AccessTest {

    private final FakeNautobot server = new FakeNautobot().says(200, "{\"id\": \"1\"}");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoever_has_a_token_of_their_own_acts_with_it() throws Exception {
        NautobotAccess access = access("nautobot_token", "service");
        Arguments ada = Asked.linked("ada", "adas");
        access.reading(ada).find("status/", Query.all());
        access.changing(ada).find("status/", Query.all());
        assertTrue(server.asked.stream().allMatch(asked -> asked.endsWith("Token adas")), server.asked::toString);
    }

    @Test
    void others_read_with_the_service_token_and_change_nothing() throws Exception {
        NautobotAccess access = access("nautobot_token", "service");
        access.reading(Asked.unlinked()).find("status/", Query.all());
        assertTrue(server.asked.get(0).endsWith("Token service"));
        String refused = assertThrows(CommandException.class, () -> access.changing(Asked.unlinked()))
                .getMessage();
        assertTrue(refused.contains("nautobot_unlinked_may_change=true"), refused);
        assertTrue(refused.contains("\"nautobot link\""), refused);
        String linked = assertThrows(CommandException.class, () -> access.changing(Asked.linked("ada", "")))
                .getMessage();
        assertTrue(linked.startsWith("Your chat account is linked to ada in Nautobot, but without a token"), linked);
    }

    @Test
    void an_administrator_can_let_everybody_change() throws Exception {
        NautobotAccess access = access("nautobot_token", "service", "nautobot_unlinked_may_change", "true");
        access.changing(Asked.unlinked()).find("status/", Query.all());
        assertTrue(server.asked.get(0).endsWith("Token service"));
    }

    @Test
    void without_a_service_token_only_those_with_their_own_get_through() throws Exception {
        NautobotAccess access = access();
        access.reading(Asked.linked("ada", "adas")).find("status/", Query.all());
        assertEquals(
                "Nautobot cannot be asked: an administrator must set nautobot_token.",
                assertThrows(CommandException.class, () -> access.reading(Asked.unlinked()))
                        .getMessage());
    }

    @Test
    void a_token_of_ones_own_that_is_refused_is_called_that() {
        server.close();
        try (FakeNautobot refusing = new FakeNautobot().says(403, "{\"detail\": \"Token expired\"}")) {
            NautobotAccess access =
                    Asked.access(Map.of("nautobot_url", refusing.address().toString()));
            String told = assertThrows(
                            CommandException.class,
                            () -> access.reading(Asked.linked("ada", "adas")).find("status/", Query.all()))
                    .getMessage();
            assertTrue(
                    told.startsWith("Nautobot does not allow this: Token expired. It is your own Nautobot token"),
                    told);
        }
    }

    @Test
    void no_token_is_ever_written_down() {
        assertEquals("the user's own token", new Identity("s3cret", true).toString());
        assertEquals("the service token", new Identity("s3cret", false).toString());
    }

    @Test
    void without_an_address_every_subcommand_says_so() throws Exception {
        Command command = NautobotSettings.command(
                Asked.context(Map.of()),
                Asked.SHORT,
                access -> Command.of(
                        "nautobot",
                        "Asks.",
                        Subcommand.of("look", "Looks.").runs(in -> Outcome.reply("never")),
                        Subcommand.of("turn", "Turns.").changes().runs(in -> Outcome.reply("never"))));
        Subcommand look = command.subcommand("look").orElseThrow();
        assertEquals(
                Outcome.failed("No Nautobot is configured. An administrator can set nautobot_url and nautobot_token in"
                        + " conf/plugins.properties."),
                look.handler().handle(new Asked.Run("", "")));
        assertTrue(command.subcommand("turn").orElseThrow().isChange());
        assertEquals(Optional.empty(), NautobotSettings.access(Asked.context(Map.of())));
    }

    private NautobotAccess access(String... lines) {
        Map<String, String> all =
                new HashMap<>(Map.of("nautobot_url", server.address().toString()));
        for (int i = 0; i < lines.length; i += 2) {
            all.put(lines[i], lines[i + 1]);
        }
        return Asked.access(all);
    }
}
