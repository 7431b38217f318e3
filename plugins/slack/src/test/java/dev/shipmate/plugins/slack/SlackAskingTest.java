package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.slack.standin.Call;
import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.plugins.slack.standin.SignedRequest;
import dev.shipmate.plugins.slack.standin.SlackUser;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlackAskingTest {

    private final Requests.SetClock clock = new Requests.SetClock();
    private final FakeSlack fake = FakeSlack.start(0, clock).channel(Workbench.CHANNEL, Workbench.USER);
    private final SlackPlatform slack = new Workbench(fake.api().toString(), clock).slack();
    private final SlackUser alice =
            new SlackUser(fake, Requests.SECRET, clock, Workbench.TEAM, Workbench.CHANNEL, Workbench.USER);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aMenuIsAnsweredAndThenReplaced() throws UnverifiedRequestException {
        Origin origin = received(alice.types("/weather", "forecast")).origin();
        slack.ask(origin, prompt(city(40)));
        Call shown = fake.calls().last();
        assertEquals("chat.postEphemeral", shown.method());

        Inbound.Answer answer = assertInstanceOf(Inbound.Answer.class, received(alice.chooses(shown, "City 7")));
        assertEquals(Map.of("city", "v7"), answer.values());
        assertEquals("Tok3n", answer.token());
        assertEquals(origin.channel().id(), answer.origin().channel().id());

        slack.update(
                answer.origin(), assertNotNullRef(answer), Message.of("City 7").privately());
        assertEquals("true", fake.calls().last().argument("replace_original"));
        slack.remove(answer.origin(), assertNotNullRef(answer));
        assertEquals("true", fake.calls().last().argument("delete_original"));
        assertTrue(fake.calls().all().stream().allMatch(Call::isOk));
    }

    @Test
    void aButtonIsAnAnswerAndCancelIsNone() throws UnverifiedRequestException {
        slack.ask(received(alice.mentions("weather")).origin(), prompt(city(2)));
        Call shown = fake.calls().last();

        Inbound.Answer answer = assertInstanceOf(Inbound.Answer.class, received(alice.presses(shown, "City 1")));
        assertEquals(Map.of("city", "v1"), answer.values());
        assertInstanceOf(Inbound.Dismissal.class, received(alice.presses(shown, "Cancel")));
    }

    @Test
    @DisplayName("A form opens while its choices are still listed, and is filled when they are there")
    void aFormIsFilledLate() throws UnverifiedRequestException {
        Origin origin = received(alice.types("/weather", "forecast")).origin();
        slack.ask(origin, prompt());
        assertEquals("views.open", fake.calls().last().method());
        slack.updatePrompt(origin, prompt(city(40), days()));
        Call filled = fake.calls().last();
        assertEquals("views.update", filled.method());
        assertEquals("Tok3n", filled.argument("external_id"));
        assertTrue(filled.isOk(), filled.answer());
    }

    @Test
    @DisplayName("A form that opened for nothing says so; one that is not open any more is refused")
    void aFormThatIsGoneIsRefused() throws UnverifiedRequestException {
        Origin origin = received(alice.types("/weather", "forecast")).origin();
        slack.ask(origin, prompt());
        slack.updatePrompt(origin, prompt());
        assertTrue(fake.calls().last().view().toString().contains("nothing to ask"));
        Prompt other = new Prompt("0ther", "weather forecast", List.of());
        assertTrue(assertThrows(PlatformException.class, () -> slack.updatePrompt(origin, other))
                .isFinal());
        clock.pass(Duration.ofSeconds(4));
        assertTrue(assertThrows(PlatformException.class, () -> slack.ask(origin, prompt()))
                .isFinal());
    }

    @Test
    void severalQuestionsAreOneForm() throws UnverifiedRequestException {
        Origin origin = received(alice.types("/weather", "forecast")).origin();
        slack.ask(origin, prompt(city(40), days()));
        Call opened = fake.calls().last();
        assertEquals("views.open", opened.method());

        Inbound.Answer answer = assertInstanceOf(
                Inbound.Answer.class, received(alice.submits(opened, Map.of("city", "v3", "days", "2"))));
        assertEquals(Map.of("city", "v3", "days", "2"), answer.values());
        assertEquals(Workbench.CHANNEL, answer.origin().channelId());
        slack.send(answer.origin(), Message.of("Rain").privately());
        assertTrue(fake.calls().last().isOk());
        assertEquals(
                Map.of("city", "v3"),
                ((Inbound.Answer) received(alice.submits(opened, Map.of("city", "v3", "days", " ")))).values());
        assertInstanceOf(Inbound.Dismissal.class, received(alice.closes(opened)));
    }

    @Test
    void withoutATriggerAFormIsOfferedAndOpenedOnAPress() throws UnverifiedRequestException {
        slack.ask(received(alice.mentions("weather forecast")).origin(), prompt(days()));
        Call shown = fake.calls().last();
        assertEquals("chat.postEphemeral", shown.method());

        Inbound.Opening opening = assertInstanceOf(Inbound.Opening.class, received(alice.presses(shown, "Answer")));
        slack.ask(opening.origin(), prompt(days()));
        assertEquals("views.open", fake.calls().last().method());
        assertTrue(fake.calls().last().isOk());
    }

    @Test
    void whenItIsTooLateAFormIsOffered() throws UnverifiedRequestException {
        Origin origin = received(alice.types("/weather", "forecast")).origin();
        slack.ask(origin, prompt(days()));
        slack.ask(origin, prompt(days()));
        assertEquals(
                "exchanged_trigger_id", fake.calls().of("views.open").get(1).answer());
        assertEquals("chat.postEphemeral", fake.calls().last().method());

        fake.calls().clear();
        Origin old = received(alice.types("/weather", "forecast")).origin();
        clock.pass(Duration.ofMillis(2600));
        slack.ask(old, prompt(days()));
        assertEquals(List.of("chat.postEphemeral"), fake.calls().methods());
    }

    @Test
    void whereTheBotIsNotAQuestionComesThroughTheResponseAddress() throws UnverifiedRequestException {
        SlackUser elsewhere = new SlackUser(fake, Requests.SECRET, clock, Workbench.TEAM, "D0STRANGER", Workbench.USER);
        slack.ask(received(elsewhere.types("/weather", "")).origin(), prompt(city(9)));

        Call shown = fake.calls().last();
        assertEquals("response_url", shown.method());
        assertTrue(shown.isOk());
        assertInstanceOf(Inbound.Answer.class, received(elsewhere.chooses(shown, "City 2")));
    }

    @Test
    void otherRefusalsOfAFormAreTold() throws UnverifiedRequestException {
        Origin origin = received(alice.types("/weather", "forecast")).origin();
        fake.faults().refuse("views.open", "invalid_auth");
        assertTrue(assertThrows(PlatformException.class, () -> slack.ask(origin, prompt(days())))
                .isFinal());
        fake.faults().rateLimit("views.open", 1);
        assertFalse(assertThrows(PlatformException.class, () -> slack.ask(origin, prompt(days())))
                .isFinal());
    }

    private Inbound received(SignedRequest request) throws UnverifiedRequestException {
        return slack.receive(Requests.of(request)).inbounds().get(0);
    }

    private static MessageRef assertNotNullRef(Inbound.Answer answer) {
        assertNotNull(answer.prompt());
        return answer.prompt();
    }

    private static Prompt prompt(Question... questions) {
        return new Prompt("Tok3n", "weather forecast", List.of(questions));
    }

    private static Question city(int count) {
        List<Choice> choices = IntStream.range(0, count)
                .mapToObj(i -> new Choice("City " + i, "v" + i))
                .toList();
        return new Question("city", "Which city?", choices, "v1", "", false);
    }

    private static Question days() {
        return new Question("days", "How many days?", List.of(), "1", "", false);
    }
}
