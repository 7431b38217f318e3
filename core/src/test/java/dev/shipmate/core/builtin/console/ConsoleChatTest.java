package dev.shipmate.core.builtin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.admin.Hands;
import dev.shipmate.core.builtin.console.ConsoleMessage.Kind;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ConsoleChatTest {

    private static final Seat ADA = Seat.atPage("ada");
    private static final Prompt PROMPT = new Prompt(
            "t0ken",
            "weather forecast",
            List.of(
                    new Question(
                            "city",
                            "Which city?",
                            List.of(new Choice("Oslo (NO)", "oslo"), Choice.of("bergen")),
                            "oslo",
                            "",
                            false),
                    new Question("key", "Which key?", List.of(), "hunter1", "It was wrong.", true)));

    private final Database database = TestDatabase.fresh();
    private final ConsoleMessages messages = new ConsoleMessages(database.jdbi(), new Hands());
    private final ConsolePlatform platform = new ConsolePlatform(messages);
    private final List<Inbound> taken = new ArrayList<>();
    private final ConsoleChat chat = new ConsoleChat(messages, taken::add);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLineGoesToTheInboxWithoutItsSlash() {
        chat.say(ADA, "delivery-1", "  /network  status ");

        Inbound.Line line = (Inbound.Line) taken.get(0);
        assertEquals("network  status", line.text());
        assertEquals("console", line.origin().platform());
        assertEquals(new Party("console", "Console"), line.origin().organization());
        assertEquals("console", line.origin().channelId());
        assertEquals("ada", line.origin().userId());
        assertEquals("network  status", only(Kind.SAID).body().path("text").asText());
    }

    @Test
    void aLineThatIsSentAgainHasTheSameDeliveryId() {
        chat.say(ADA, "delivery-1", "help");
        chat.say(ADA, "delivery-1", "help");
        chat.say(Seat.atPage("grace"), "delivery-1", "help");

        assertEquals(taken.get(0).deliveryId(), taken.get(1).deliveryId());
        assertNotEquals(taken.get(0).deliveryId(), taken.get(2).deliveryId());
    }

    @Test
    void whatCannotBeStoredIsTold() {
        for (String text : List.of("", "  ", "/", "a\0b", "x".repeat(4001))) {
            assertThrows(ConsoleException.class, () -> chat.say(ADA, "delivery-1", text), text);
        }
        for (String delivery : List.of("", "short", "has space in it", "x".repeat(65), "a'b-or-1=1")) {
            assertThrows(ConsoleException.class, () -> chat.say(ADA, delivery, "help"), delivery);
        }
        assertEquals(List.of(), taken);
        assertEquals(List.of(), messages.latest(ADA, 10).messages());
    }

    @Test
    void aQuestionShowsNeitherItsTokenNorASecret() {
        platform.ask(ADA.origin(), PROMPT);

        ObjectNode view = ConsoleView.of(only(Kind.PROMPT), ADA);

        assertFalse(view.toString().contains("t0ken"), view.toString());
        assertFalse(view.toString().contains("hunter1"), view.toString());
        assertEquals("open", view.path("state").asText());
        assertEquals("Oslo (NO)", view.at("/questions/0/choices/0/label").asText());
        assertEquals("oslo", view.at("/questions/0/suggestion").asText());
        assertEquals("It was wrong.", view.at("/questions/1/problem").asText());
        assertTrue(view.at("/questions/1/masked").asBoolean());
    }

    @Test
    void anAnswerCarriesTheTokenAndLeavesWhatWasChosen() {
        platform.ask(ADA.origin(), PROMPT);
        long id = only(Kind.PROMPT).id();

        chat.answer(ADA, "delivery-1", id, Map.of("city", "oslo", "key", "hunter2", "other", "x"));

        Inbound.Answer answer = (Inbound.Answer) taken.get(0);
        assertEquals("t0ken", answer.token());
        assertEquals(Map.of("city", "oslo", "key", "hunter2"), answer.values());
        assertEquals(new MessageRef(Long.toString(id)), answer.prompt());
        ObjectNode closed = only(Kind.PROMPT).body();
        assertEquals("answered", closed.path("state").asText());
        assertEquals("Oslo (NO)", closed.path("answers").path("city").asText());
        assertFalse(closed.toString().contains("hunter2") || closed.toString().contains("t0ken"), closed.toString());
    }

    @Test
    void theWordsThatTheHostPutsInItsPlaceChangeNothing() {
        platform.ask(ADA.origin(), PROMPT);
        long id = only(Kind.PROMPT).id();
        chat.answer(ADA, "delivery-1", id, Map.of("city", "oslo"));

        platform.update(ADA.origin(), new MessageRef(Long.toString(id)), Message.of("city: oslo"));

        assertEquals("Oslo (NO)", only(Kind.PROMPT).body().at("/answers/city").asText());
    }

    @Test
    void whatWasLeftEmptyIsAbsent() {
        platform.ask(ADA.origin(), PROMPT);

        chat.answer(ADA, "delivery-1", only(Kind.PROMPT).id(), Map.of("city", "", "key", "k"));

        assertEquals(Map.of("key", "k"), ((Inbound.Answer) taken.get(0)).values());
    }

    @Test
    void aQuestionIsAnsweredOnceAndASecondTryOfTheSameIsNoMistake() {
        platform.ask(ADA.origin(), PROMPT);
        long id = only(Kind.PROMPT).id();
        chat.answer(ADA, "delivery-1", id, Map.of("city", "oslo"));

        chat.answer(ADA, "delivery-1", id, Map.of("city", "oslo"));
        assertThrows(ConsoleException.class, () -> chat.answer(ADA, "delivery-2", id, Map.of("city", "bergen")));
        assertThrows(ConsoleException.class, () -> chat.cancel(ADA, "delivery-3", id));

        assertEquals(1, taken.size());
    }

    @Test
    void aQuestionCanBeCancelled() {
        platform.ask(ADA.origin(), PROMPT);

        chat.cancel(ADA, "delivery-1", only(Kind.PROMPT).id());

        Inbound.Dismissal dismissal = (Inbound.Dismissal) taken.get(0);
        assertEquals("t0ken", dismissal.token());
        assertEquals("cancelled", only(Kind.PROMPT).body().path("state").asText());
    }

    @Test
    void nobodyAnswersForAnother() {
        platform.ask(ADA.origin(), PROMPT);
        long id = only(Kind.PROMPT).id();

        for (Seat other : List.of(Seat.atPage("grace"), Seat.atTerminal("ada"))) {
            assertThrows(ConsoleException.class, () -> chat.answer(other, "delivery-1", id, Map.of("city", "oslo")));
            assertThrows(ConsoleException.class, () -> chat.cancel(other, "delivery-1", id));
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void aMessageIsNoQuestion() {
        chat.say(ADA, "delivery-1", "help");

        assertThrows(
                ConsoleException.class,
                () -> chat.answer(ADA, "delivery-2", only(Kind.SAID).id(), Map.of()));
        assertThrows(ConsoleException.class, () -> chat.answer(ADA, "delivery-2", 4711, Map.of()));
    }

    @Test
    void anAnswerThatCouldNotBeStoredCanBeGivenAgain() {
        platform.ask(ADA.origin(), PROMPT);
        long id = only(Kind.PROMPT).id();
        ConsoleChat failing = new ConsoleChat(messages, inbound -> {
            throw PlatformException.passing("the disk is full", null);
        });

        assertThrows(PlatformException.class, () -> failing.answer(ADA, "delivery-1", id, Map.of("city", "oslo")));
        chat.answer(ADA, "delivery-1", id, Map.of("city", "oslo"));

        assertEquals(1, taken.size());
    }

    private ConsoleMessage only(Kind kind) {
        List<ConsoleMessage> rows = messages.latest(ADA, 10).messages();
        assertEquals(1, rows.size());
        assertEquals(kind, rows.get(0).kind());
        return rows.get(0);
    }
}
