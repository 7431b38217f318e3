package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.slack.standin.Call;
import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSendingTest {

    private final Requests.SetClock clock = new Requests.SetClock();
    private final FakeSlack fake = FakeSlack.start(0, clock).channel(Workbench.CHANNEL, Workbench.USER);
    private final Workbench bench = new Workbench(fake.api().toString(), clock);
    private final SlackPlatform slack = bench.slack();
    private final Origin origin = bench.mention(Workbench.CHANNEL, Workbench.USER);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aPublicMessageGoesToItsThreadAndCanBeChangedAndRemoved() {
        Origin inThread = bench.origin(Workbench.CHANNEL, Workbench.USER, "1699999999.000100", null, null);
        MessageRef sent = slack.send(inThread, Message.of("Hello"));
        slack.update(inThread, sent, Message.of("Good bye"));
        slack.remove(inThread, sent);

        assertEquals(
                List.of("chat.postMessage", "chat.update", "chat.delete"),
                fake.calls().methods());
        assertTrue(fake.calls().all().stream().allMatch(Call::isOk));
        Call post = fake.calls().all().get(0);
        assertEquals("1699999999.000100", post.argument("thread_ts"));
        assertEquals("Hello", post.argument("text"));
        assertEquals(1, post.blocks().size());
        PlatformException gone = assertThrows(PlatformException.class, () -> slack.remove(inThread, sent));
        assertTrue(gone.isFinal());
    }

    @Test
    void aPrivateMessageIsShownToItsUserAlone() {
        MessageRef sent = slack.send(origin, Message.of("Psst").privately());

        assertEquals(List.of("chat.postEphemeral"), fake.calls().methods());
        assertEquals(Workbench.USER, fake.calls().last().argument("user"));
        slack.update(origin, sent, Message.of("Psst, again").privately());
        slack.remove(origin, sent);
        assertEquals(1, fake.calls().all().size(), "nothing can change or remove it");
    }

    @Test
    void aChannelInWhichNobodyHasJustWrittenIsWrittenTo() {
        Origin channel = new Origin("slack", null, Party.of(Workbench.CHANNEL), null, "");
        slack.send(channel, Message.of("Somebody asks for access"));

        assertEquals(List.of("chat.postMessage"), fake.calls().methods());
        assertEquals(Workbench.CHANNEL, fake.calls().last().argument("channel"));
        Origin nowhere = new Origin("slack", null, null, null, "");
        assertTrue(assertThrows(PlatformException.class, () -> slack.send(nowhere, Message.of("Hello")))
                .isFinal());
    }

    @Test
    void buttonsThatFollowEachOtherStandInARow() {
        List<Block> blocks = new ArrayList<>(List.of(Block.text("Choose")));
        IntStream.range(0, 6).forEach(i -> blocks.add(Block.button("Do " + i, "do it " + i)));
        slack.send(origin, Message.of(blocks));

        Call post = fake.calls().last();
        assertTrue(post.isOk());
        assertEquals(3, post.blocks().size());
        String row = post.blocks().get(1).toString();
        assertTrue(row.contains("\"value\":\"do it 4\"") && row.contains("\"action_id\":\"say:4\""), row);
        assertFalse(row.contains("do it 5"), row);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheBotIsNotTheResponseAddressIsUsed(boolean isPrivate) {
        Origin elsewhere = bench.origin("D0STRANGERS", Workbench.USER, null, fake.newResponseUrl(), null);
        Message message = Message.of("Hello");
        slack.send(elsewhere, isPrivate ? message.privately() : message);

        assertEquals("channel_not_found", fake.calls().all().get(0).answer());
        Call response = fake.calls().last();
        assertEquals("response_url", response.method());
        assertTrue(response.isOk());
        assertEquals(isPrivate ? "ephemeral" : "in_channel", response.argument("response_type"));
        assertEquals("false", response.argument("replace_original"));
    }

    @Test
    void whenTheResponseAddressIsOverADirectMessageIsSent() {
        Origin elsewhere = bench.origin("C0FOREIGN", Workbench.USER, null, fake.newResponseUrl(), null);
        fake.channelWithoutBot("C0FOREIGN", Workbench.USER);
        clock.pass(Duration.ofMinutes(31));
        slack.send(elsewhere, Message.of("Hello").privately());

        assertEquals(
                List.of("chat.postEphemeral", "conversations.open", "chat.postMessage"),
                fake.calls().methods());
        assertTrue(fake.calls().last().argument("channel").startsWith("D"));
        assertTrue(fake.calls().last().isOk());
    }

    @Test
    void anAddressThatCannotBeReachedHoldsNothingUp() {
        String deaf = fake.newResponseUrl();
        fake.faults().hangUp("response_url");
        slack.send(bench.origin("D0STRANGERS", Workbench.USER, null, deaf, null), Message.of("Hello"));
        assertTrue(fake.calls().last().argument("channel").startsWith("D"), "it came as a direct message");

        fake.faults().hangUp("response_url");
        Origin nobody = new Origin(
                "slack",
                Party.of(Workbench.TEAM),
                Party.of("D0STRANGERS"),
                null,
                ReplyAddress.of("D0STRANGERS", null, null, deaf, null, clock.instant())
                        .json());
        assertTrue(assertThrows(PlatformException.class, () -> slack.send(nobody, Message.of("Hello")))
                .isFinal());
    }

    @Test
    void afterFiveMessagesTheRestComesDirectly() {
        Origin elsewhere = bench.origin("C0FOREIGN", Workbench.USER, null, fake.newResponseUrl(), null);
        List<Block> blocks = IntStream.range(0, 8)
                .mapToObj(i -> Block.text("x".repeat(2900)))
                .toList();
        slack.send(elsewhere, Message.of(blocks).privately());

        assertEquals(6, fake.calls().of("response_url").size());
        assertEquals("used_url", fake.calls().of("response_url").get(5).answer());
        assertEquals(3, fake.calls().of("chat.postMessage").size());
        assertEquals(1, fake.calls().of("chat.postEphemeral").size(), "what does not work is tried once");
    }

    @Test
    void aForeignResponseAddressIsNeverCalled() {
        Origin lured = bench.origin("C0FOREIGN", Workbench.USER, null, "http://127.0.0.1:1/steal", null);
        slack.send(lured, Message.of("Hello"));

        assertEquals(
                List.of("chat.postMessage", "conversations.open", "chat.postMessage"),
                fake.calls().methods());
    }

    @Test
    void aRateLimitIsToldWithItsDelay() {
        fake.faults().rateLimit("chat.postMessage", 7);
        PlatformException limited =
                assertThrows(PlatformException.class, () -> slack.send(origin, Message.of("Hello")));

        assertFalse(limited.isFinal());
        assertEquals(Optional.of(Duration.ofSeconds(7)), limited.delay());
    }

    @Test
    void inTheMiddleOfAMessageARateLimitIsWaitedOut() {
        List<Block> blocks = IntStream.range(0, 3)
                .mapToObj(i -> Block.text("x".repeat(2900)))
                .toList();
        Message message = Message.of(blocks).privately();
        slack.send(origin, Message.of("first").privately());
        fake.calls().clear();
        fake.calls().listen(call -> {
            if (fake.calls().all().size() == 1) {
                fake.faults().rateLimit("chat.postEphemeral", 2);
            }
        });
        slack.send(origin, message);

        assertEquals(3, fake.calls().all().stream().filter(Call::isOk).count(), "nothing is said twice");
        assertEquals(List.of(Duration.ofSeconds(2)), bench.pauses());
    }

    @Test
    void faultsMayPassAndRefusalsWillNot() {
        fake.faults().status("chat.postMessage", 503);
        assertFalse(thrown().isFinal());
        fake.faults().status("chat.postMessage", 200);
        assertFalse(thrown().isFinal());
        fake.faults().refuse("chat.postMessage", "internal_error");
        assertFalse(thrown().isFinal());
        fake.faults().refuse("chat.postMessage", "ratelimited");
        assertTrue(thrown().delay().isPresent());
        fake.faults().refuse("chat.postMessage", "missing_scope");
        PlatformException refused = thrown();
        assertTrue(refused.isFinal());
        assertEquals("Slack refuses chat.postMessage: missing_scope", refused.getMessage());
        fake.close();
        assertFalse(thrown().isFinal());
    }

    @Test
    void aWrongTokenIsRefusedAndNotTold() {
        Workbench wrong = new Workbench(fake.api().toString(), clock, "xoxb-wrong");
        PlatformException refused =
                assertThrows(PlatformException.class, () -> wrong.slack().send(origin, Message.of("Hello")));

        assertEquals("Slack refuses chat.postMessage: invalid_auth", refused.getMessage());
    }

    @Test
    void aPictureThatSlackCannotFetchBecomesALink() {
        fake.faults().refuse("chat.postMessage", "invalid_blocks");
        slack.send(origin, Message.of(Block.image(URI.create("http://intern/a.png?x=1&y=2"), "A map")));

        assertEquals(
                "section",
                fake.calls()
                        .last()
                        .blocks()
                        .get(0)
                        .getAsJsonObject()
                        .get("type")
                        .getAsString());
        assertTrue(fake.calls().last().blocks().toString().contains("http://intern/a.png?x\\u003d1\\u0026amp;y")
                || fake.calls().last().blocks().toString().contains("http://intern/a.png?x=1&amp;y=2"));
    }

    @Test
    void aLongTableIsUploaded() {
        slack.send(origin, table());

        assertEquals(
                List.of("files.getUploadURLExternal", "upload", "files.completeUploadExternal"),
                fake.calls().methods());
        assertTrue(fake.calls().all().stream().allMatch(Call::isOk));
        assertEquals(Workbench.CHANNEL, fake.calls().last().argument("channel_id"));
        assertEquals(
                302,
                fake.calls().of("upload").get(0).argument("content").lines().count());
    }

    @Test
    void whereNothingCanBeUploadedALongTableIsPosted() {
        fake.faults().refuse("files.getUploadURLExternal", "missing_scope");
        slack.send(origin, table());

        assertTrue(fake.calls().of("chat.postMessage").size() > 1);
        assertTrue(fake.calls().of("chat.postMessage").stream().allMatch(Call::isOk));
    }

    @Test
    void aPrivateFileGoesIntoTheDirectMessages() {
        byte[] content = "x".getBytes(StandardCharsets.UTF_8);
        slack.send(
                origin,
                Message.of(Block.attachment("a.bin", "application/octet-stream", content))
                        .privately());

        assertTrue(fake.calls()
                .of("files.completeUploadExternal")
                .get(0)
                .argument("channel_id")
                .startsWith("D"));
        assertEquals("chat.postEphemeral", fake.calls().last().method());
        assertTrue(fake.calls().all().stream().allMatch(Call::isOk));
    }

    @Test
    void anArchivedChannelIsAnsweredDirectly() {
        fake.archive(Workbench.CHANNEL);
        slack.send(origin, Message.of("Hello"));

        assertTrue(fake.calls().last().argument("channel").startsWith("D"));
    }

    @Test
    void aLongerUpdateIsChangedAndContinued() {
        MessageRef sent = slack.send(origin, Message.of("Working…"));
        fake.calls().clear();
        slack.update(origin, sent, Message.of(Block.text("y".repeat(25_000))));

        assertEquals("chat.update", fake.calls().all().get(0).method());
        assertTrue(fake.calls().of("chat.postMessage").size() > 0);
        assertTrue(fake.calls().all().stream().allMatch(Call::isOk));
    }

    private PlatformException thrown() {
        return assertThrows(PlatformException.class, () -> slack.send(origin, Message.of("Hello")));
    }

    private static Message table() {
        List<List<String>> rows = IntStream.range(0, 300)
                .mapToObj(i -> List.of("ams01-rtr-" + i, "10.0.0." + i, "active and well, thank you"))
                .toList();
        return Message.of(Block.table(List.of("Device", "Address", "Status"), rows));
    }
}
