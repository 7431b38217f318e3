package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackReceivingTest {

    private final Requests.SetClock clock = new Requests.SetClock();
    private final Workbench bench = new Workbench("https://slack.com/api/", clock);
    private final SlackPlatform slack = bench.slack();

    @Test
    void aSlashCommandIsALine() throws UnverifiedRequestException {
        Received received =
                slack.receive(Requests.form("slash_command", Requests.received("slash_command.form"), clock));

        assertEquals(WebResponse.ok(), received.response());
        Inbound.Line line =
                assertInstanceOf(Inbound.Line.class, received.inbounds().get(0));
        assertEquals("nautobot get-devices location \"AMS 01\"", line.text());
        assertEquals("1.2.abc", line.deliveryId());
        assertEquals(new Party("T0001", "example"), line.origin().organization());
        assertEquals(new Party("C0001", "general"), line.origin().channel());
        assertEquals(new Party("U0001", "alice"), line.origin().user());
        ReplyAddress address = ReplyAddress.of(line.origin());
        assertEquals("https://hooks.slack.com/commands/T0001/1/abc", address.responseUrl());
        assertEquals("1.2.abc", address.trigger());
    }

    @Test
    void absentAndEmptyIdsAreNotTheSame() throws UnverifiedRequestException {
        Origin origin = line("command=%2Fjokes&team_id=&user_id=U1").origin();

        assertEquals(new Party("", ""), origin.organization());
        assertNull(origin.channel());
    }

    @Test
    void onePrefixGoesFromACommandAndNoMore() throws UnverifiedRequestException {
        assertEquals("jokes ", line("command=%2Fjokes&text=").text());
        assertEquals("/jokes a/b", line("command=%2F%2Fjokes&text=a%2Fb").text());
        SlackPayloads prefixed = new SlackPayloads("/nautobot-", clock);
        assertEquals("nautobot ", text(prefixed, "command=%2Fnautobot-nautobot"));
        assertEquals("clear ", text(prefixed, "command=%2Fclear"));
    }

    @Test
    @DisplayName("A replayed request has the delivery id of the first (S1)")
    void withoutATriggerARepeatIsKnownByItsSignature() throws UnverifiedRequestException {
        assertTrue(line("command=%2Fjokes").deliveryId().startsWith("v0="));
        assertTrue(line("command=%2Fjokes&trigger_id=" + "1".repeat(300))
                .deliveryId()
                .startsWith("v0="));
    }

    @Test
    void aMentionIsALineInItsThread() throws UnverifiedRequestException {
        Inbound.Line line =
                assertInstanceOf(Inbound.Line.class, event("app_mention.json").get(0));

        assertEquals("nautobot get-devices <all> & ams01.example.com", line.text());
        assertEquals("C1:1700000000.000100", line.deliveryId());
        assertEquals(Party.of("T1"), line.origin().organization());
        assertEquals("1699999999.000100", ReplyAddress.of(line.origin()).thread());
    }

    @Test
    void aDirectMessageIsALine() throws UnverifiedRequestException {
        Inbound.Line line =
                assertInstanceOf(Inbound.Line.class, event("message_im.json").get(0));

        assertEquals("jokes tell", line.text());
        assertNull(ReplyAddress.of(line.origin()).thread());
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_bot.json", "message_changed.json", "app_rate_limited.json"})
    void whatNobodyAskedIsAcknowledged(String name) throws UnverifiedRequestException {
        assertEquals(List.of(), event(name));
    }

    @Test
    @DisplayName("A user of another company counts to their own organization (S3)")
    void anExternalUserBelongsToTheirOwnTeam() throws UnverifiedRequestException {
        assertEquals(
                Party.of("T9"),
                event("app_mention_external.json").get(0).origin().organization());
        String silent = Requests.received("app_mention_external.json")
                .replace("\"user_team\":\"T9\",", "")
                .replace(",\"team\":\"T9\"", "");
        assertNull(slack.receive(Requests.json(silent, clock))
                .inbounds()
                .get(0)
                .origin()
                .organization());
        String foreign = Requests.received("block_actions_select.json")
                .replace("\"alice\",\"team_id\":\"T1\"", "\"alice\",\"team_id\":\"T9\"");
        assertEquals(Party.of("T9"), interaction(foreign).get(0).origin().organization());
    }

    @Test
    void aChallengeIsEchoedAsText() throws UnverifiedRequestException {
        String body = "{\"type\":\"url_verification\",\"token\":\"x\",\"challenge\":\"<b>ch4ll3ng3\"}";
        assertEquals(Received.of(WebResponse.text("<b>ch4ll3ng3")), slack.receive(Requests.json(body, clock)));
        assertThrows(UnverifiedRequestException.class, () -> slack.receive(unsigned("event", body)));
        String endless = body.replace("ch4", "4".repeat(2000));
        assertEquals(
                400, slack.receive(Requests.json(endless, clock)).response().status());
    }

    @Test
    void aChoiceIsAnAnswerWithItsMessage() throws UnverifiedRequestException {
        Inbound.Answer answer = assertInstanceOf(
                Inbound.Answer.class,
                interaction(Requests.received("block_actions_select.json")).get(0));

        assertEquals("Tok3n", answer.token());
        assertEquals(Map.of("city", "ams 'one'"), answer.values());
        assertEquals("1.2.abc:1700000001.1", answer.deliveryId());
        assertEquals(new Party("C1", "general"), answer.origin().channel());
        assertEquals("1699999999.000100", ReplyAddress.of(answer.origin()).thread());
        assertEquals(
                "https://hooks.slack.com/actions/T1/1/xyz",
                SentMessage.of(answer.prompt()).responseUrl());
    }

    @Test
    void cancelAndAnswerAreWhatTheySay() throws UnverifiedRequestException {
        Inbound cancel =
                interaction(Requests.received("block_actions_cancel.json")).get(0);
        Inbound answer =
                interaction(Requests.received("block_actions_answer.json")).get(0);

        assertEquals("Tok3n", assertInstanceOf(Inbound.Dismissal.class, cancel).token());
        assertEquals("Tok3n", assertInstanceOf(Inbound.Opening.class, answer).token());
        assertTrue(
                ReplyAddress.of(answer.origin()).freshTrigger(clock.instant()).isPresent());
    }

    @Test
    void aButtonSaysItsLineInTheNameOfWhoPressedIt() throws UnverifiedRequestException {
        String press = Requests.received("block_actions_cancel.json")
                .replace("\"action_id\":\"cancel\"", "\"action_id\":\"say:3\",\"value\":\"/shipmate approve 12 hour\"");
        Inbound.Line line =
                assertInstanceOf(Inbound.Line.class, interaction(press).get(0));

        assertEquals("shipmate approve 12 hour", line.text());
        assertEquals("alice", line.origin().user().name());
        assertEquals(List.of(), interaction(press.replace("/shipmate approve 12 hour", "")));
    }

    @Test
    void whatIsNotOursIsAcknowledged() throws UnverifiedRequestException {
        assertEquals(List.of(), interaction(Requests.received("block_actions_foreign.json")));
        assertEquals(List.of(), interaction("{\"type\":\"shortcut\",\"callback_id\":\"x\"}"));
        assertEquals(List.of(), interaction("{\"type\":\"view_submission\",\"view\":{\"callback_id\":\"a b\"}}"));
        assertEquals(List.of(), interaction("{\"type\":\"block_actions\",\"actions\":[]}"));
    }

    @Test
    @DisplayName("A form brings back a token and values, and no command to parse (S6, S14)")
    void aFormIsAnAnswerInTheChannelWhereItWasOpened() throws UnverifiedRequestException {
        Received received = slack.receive(payload(Requests.received("view_submission.json")));

        assertEquals(WebResponse.json("{\"response_action\":\"clear\"}"), received.response());
        Inbound.Answer answer =
                assertInstanceOf(Inbound.Answer.class, received.inbounds().get(0));
        assertEquals(Map.of("tenth", "ten", "city", "ams01"), answer.values());
        assertNull(answer.prompt());
        assertEquals(Party.of("C1"), answer.origin().channel());
        ReplyAddress address = ReplyAddress.of(answer.origin());
        assertEquals("1699999999.000100", address.thread());
        assertEquals("1.6.abc", address.trigger());
        assertEquals("https://hooks.slack.com/commands/T1/1/abc", address.responseUrl());
    }

    @Test
    void aClosedFormIsADismissal() throws UnverifiedRequestException {
        Inbound closed = interaction(Requests.received("view_closed.json")).get(0);

        assertEquals("Tok3n", assertInstanceOf(Inbound.Dismissal.class, closed).token());
        assertTrue(closed.deliveryId().startsWith("v0="));
        String spoilt = Requests.received("view_closed.json").replace("{\\\"channel\\\"", "[");
        assertNull(interaction(spoilt).get(0).origin().channel());
    }

    @Test
    void aTestOfTheConnectionDoesNothingElse() throws UnverifiedRequestException {
        String command = "ssl_check=1&command=%2Fjokes&user_id=U1";
        assertEquals(Received.of(WebResponse.ok()), slack.receive(unsigned("slash_command", command)));
        for (String other : List.of("ssl_check=10", "a=ssl_check%3D1", "text=1&x=ssl_check=1", "ssl_check=%zz")) {
            assertThrows(UnverifiedRequestException.class, () -> slack.receive(unsigned("slash_command", other)));
        }
        assertThrows(UnverifiedRequestException.class, () -> slack.receive(unsigned("interaction", "ssl_check=1")));
    }

    @Test
    void anUnknownPathIsNotFoundBeforeAnythingIsVerified() throws UnverifiedRequestException {
        assertEquals(404, slack.receive(unsigned("", "")).response().status());
        assertEquals(
                404, slack.receive(unsigned("slash_command/x", "")).response().status());
        WebRequest get = new WebRequest("GET", "event", "", Map.of(), new byte[0]);
        assertEquals(404, slack.receive(get).response().status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command=%2Fjokes&text=%zz",
                "command=%2Fjokes&text=%4",
                "command=%2Fjokes&text=a%00b",
                "command=%2Fjokes&text=%ff%fe",
                "text=no+command",
                "command=+",
                "",
                "{\"command\":\"/jokes\"}"
            })
    void aSpoiltFormIsMalformed(String body) throws UnverifiedRequestException {
        assertEquals(
                400,
                slack.receive(Requests.form("slash_command", body, clock))
                        .response()
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"type\":\"event_callback\"}",
                "{type:'event_callback'}",
                "{\"type\":\"event_callback\",\"event\":[]}",
                "{\"type\":1}",
                "{} {}",
                "{\"type\":\"event_callback\",\"event\":{\"text\":\"a\\u0000b\"}}",
                "{\"type\":\"x\",\"a\\u0000\":1}"
            })
    void spoiltJsonIsMalformed(String body) throws UnverifiedRequestException {
        assertEquals(400, slack.receive(Requests.json(body, clock)).response().status());
        String payload = "payload=" + URLEncoder.encode(body, UTF_8);
        if (!body.contains("event_callback")) {
            assertEquals(
                    400,
                    slack.receive(Requests.form("interaction", payload, clock))
                            .response()
                            .status());
        }
    }

    @Test
    void deepJsonIsMalformedToo() throws UnverifiedRequestException {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertEquals(400, slack.receive(Requests.json(deep, clock)).response().status());
    }

    @Test
    void anotherKindOfContentIsMalformed() throws UnverifiedRequestException {
        assertEquals(
                400,
                slack.receive(Requests.form("event", "{\"type\":\"x\"}", clock))
                        .response()
                        .status());
    }

    private Inbound.Line line(String form) throws UnverifiedRequestException {
        Received received = slack.receive(Requests.form("slash_command", form, clock));
        return assertInstanceOf(Inbound.Line.class, received.inbounds().get(0));
    }

    private String text(SlackPayloads payloads, String form) {
        try {
            Received received = payloads.slashCommand(Requests.form("slash_command", form, clock));
            return ((Inbound.Line) received.inbounds().get(0)).text();
        } catch (MalformedPayloadException e) {
            throw new AssertionError(e);
        }
    }

    private List<Inbound> event(String name) throws UnverifiedRequestException {
        Received received = slack.receive(Requests.json(Requests.received(name), clock));
        assertEquals(WebResponse.ok(), received.response());
        return received.inbounds();
    }

    private List<Inbound> interaction(String payload) throws UnverifiedRequestException {
        Received received = slack.receive(payload(payload));
        assertEquals(200, received.response().status());
        return received.inbounds();
    }

    private WebRequest payload(String json) {
        return Requests.form("interaction", "payload=" + URLEncoder.encode(json, UTF_8), clock);
    }

    private static WebRequest unsigned(String path, String body) {
        return new WebRequest("POST", path, "", Map.of(), body.getBytes(ISO_8859_1));
    }
}
