package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.NamedValue;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole conversations with a real host: what a user types, and what comes back and is written down. */
class ConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Limits LEAN = Limits.of(10, 20).withConnection();

    @TempDir
    private Path home;

    private HostBox box(Map<String, String> settings) {
        return new HostBox(home, HostBox.RICH, settings);
    }

    @Test
    void aCommandIsRunAnsweredAndLogged() {
        try (HostBox box = box(Map.of()).open()) {
            box.ada().says("bench rest New York count=5").isTold("New York | 5");
            LogEntry row = logged(box, 1).get(0);
            assertEquals("bench", row.command());
            assertEquals("rest", row.subcommand());
            assertEquals(List.of(new NamedValue("rest", "New York"), new NamedValue("count", "5")), row.params());
            assertEquals(Status.SUCCEEDED, status(row));
            assertEquals("ada", row.user().id());
            assertEquals("typed", row.means());
            await().atMost(PATIENCE).until(() -> box.log().get(0).isDelivered());
        }
    }

    @Test
    @DisplayName("What is not granted is refused to the user alone and logged as blocked (S12)")
    void whatIsNotGrantedIsRefusedToTheUserAloneAndLoggedAsBlocked() {
        try (HostBox box = box(Map.of())) {
            User ada = box.ada();
            Message refusal = ada.says("bench plain").isTold("not permitted in organization T1");
            assertTrue(refusal.isPrivate());
            String text = PlainText.of(refusal);
            assertTrue(text.indexOf("T1") < text.indexOf("C1") && text.indexOf("C1") < text.indexOf("ada"), text);
            assertEquals(Status.BLOCKED, status(logged(box, 1).get(0)));
            assertEquals(0, box.bench.runs.get());

            ada.says("help").isTold("not permitted");
            ada.says("nonsense").isTold("not permitted");
            ada.says("shipmate whoami").isTold("T1");
            new User(box, "-", "C1", "ada").says("bench plain").isTold("unspecified");
        }
    }

    @Test
    @DisplayName("Unknown words are told only to those whom some grant reaches (S26, F3)")
    void theOrderIsCommandThenAccessThenSubcommandThenArguments() {
        try (HostBox box = box(Map.of())) {
            box.grant("*", "*", "organization", "*");
            box.grant("*", "*", "channel", "*");
            box.grant("bench", "plain", "user", "ada");
            User ada = box.ada();
            ada.says("bensh plain").isTold("Did you mean bench?");
            ada.says("bench plian").isTold("not permitted by user ada");
            ada.says("bench form 'open").isTold("not permitted by user ada");
            ada.says("bench help").isTold("bench plain");
            ada.says("bench plain too many words").isTold("one word too many");
            box.grant("bench", "*", "user", "ada");
            ada.says("bench plian").isTold("Did you mean bench plain?");
            ada.says("bench form 'open").isTold("'");
            ada.says("bench form help").isTold("Usage: bench form [word] [count]");
            ada.says("help bench form").isTold("Usage: bench form [word] [count]");
            assertEquals(0, box.bench.runs.get());
        }
    }

    @Test
    @DisplayName("Missing arguments are asked for in one form, a bad one again (F2)")
    void missingArgumentsAreAskedForInOneFormAndABadOneAgain() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench form");
            Prompt form = ada.isAsked("Which word?");
            assertEquals(
                    List.of("word", "count"),
                    form.questions().stream().map(Question::name).toList());
            ada.answers(form, Map.of("word", "it's 'quoted' \"twice\"", "count", "three"));
            Prompt again = ada.isAsked("How many?");
            assertTrue(again.questions().get(0).problem().contains("three"));
            ada.answers(again, Map.of("count", "3")).isTold("it's 'quoted' \"twice\" × 3");
            assertEquals("answered", logged(box, 1).get(0).means());
        }
    }

    @Test
    void choicesThatDependOnAnAnswerComeInTheNextRound() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench pick");
            Prompt site = ada.isAsked("Which site?");
            assertEquals(1, site.questions().size());
            ada.answers(site, Map.of("site", "jfk01"));
            Prompt device = ada.isAsked("Which device?");
            assertEquals("jfk01-1", device.questions().get(0).choices().get(0).value());
            ada.answers(device, Map.of("device", "jfk01-2")).isTold("jfk01 / jfk01-2");
        }
    }

    @Test
    @DisplayName("A form of one question works (F4)")
    void aPlatformWithoutFormsIsAskedOneQuestionAtATime() {
        try (HostBox box = new HostBox(home, LEAN, Map.of()).open()) {
            User ada = box.ada().says("bench form");
            Prompt word = ada.isAsked("Which word?");
            assertEquals(1, word.questions().size());
            ada.answers(word, Map.of("word", "w"));
            ada.answers(ada.isAsked("How many?"), Map.of("count", "2")).isTold("w × 2");
        }
    }

    @Test
    void aLongMenuHasPages() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench many");
            Prompt first = ada.isAsked("Which of many?");
            assertEquals(100, first.questions().get(0).choices().size());
            ada.answers(first, Map.of("many", last(first)));
            Prompt second = ada.isAsked("Which of many?");
            assertEquals("c99", second.questions().get(0).choices().get(0).value());
            ada.answers(second, Map.of("many", last(second)));
            Prompt third = ada.isAsked("Which of many?");
            assertEquals("c198", third.questions().get(0).choices().get(0).value());
            ada.answers(third, Map.of("many", "c249")).isTold("took c249");
        }
    }

    @Test
    @DisplayName("Only the asked user may answer, once and in time (S6)")
    void onlyTheAskedUserMayAnswerOnceAndInTime() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench form one");
            Prompt prompt = ada.isAsked("How many?");
            User eve = new User(box, "T1", "C1", "eve");
            eve.answers(prompt, Map.of("count", "1")).isTold("Only the person who was asked");
            ada = box.ada();
            ada.answers(prompt, Map.of("count", "1")).isTold("one × 1");
            ada.answers(prompt, Map.of("count", "2")).isTold("This question is closed");

            User late = box.ada().says("bench form two");
            Prompt expiring = late.isAsked("How many?");
            box.clock.advance(Duration.ofMinutes(16));
            late.answers(expiring, Map.of("count", "1")).isTold("This question is closed");
        }
    }

    @Test
    @DisplayName("Cancel ends a question, and so does a grant that is gone (F1)")
    void cancelEndsAQuestionAndAGrantThatIsGoneEndsItToo() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench form one");
            Prompt prompt = ada.isAsked("How many?");
            ada.cancels(prompt, null).isTold("Cancelled: bench form");
            ada.answers(prompt, Map.of("count", "1")).isTold("This question is closed");

            ada.says("bench form two");
            Prompt second = ada.isAsked("How many?");
            box.revokeAll();
            ada.answers(second, Map.of("count", "1")).isTold("not permitted");
        }
    }

    @Test
    void anAnsweredPromptShowsItsAnswerOrIsRemoved() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench secret w");
            ada.answers(ada.isAsked("Which password?"), Map.of("password", "hunter2"))
                    .isTold("done");
            await().atMost(PATIENCE).until(() -> !box.lab.updated.isEmpty());
            String shown = PlainText.of(box.lab.updated.get(0).message());
            assertTrue(shown.contains("•••") && !shown.contains("hunter2"), shown);
            assertEquals(
                    new NamedValue("password", "***"),
                    logged(box, 1).get(0).params().get(1));
        }
        try (HostBox box = new HostBox(
                        home.resolve("second"), HostBox.RICH, Map.of("delete_input_on_submission", "true"))
                .open()) {
            User ada = box.ada().says("bench form w");
            ada.answers(ada.isAsked("How many?"), Map.of("count", "1")).isTold("w × 1");
            await().atMost(PATIENCE).until(() -> box.lab.removed.contains(new MessageRef("prompt")));
        }
    }

    @Test
    @DisplayName("What an error says stays in the log; the user gets an incident number (S19)")
    void failuresAreToldAndErrorsHideBehindAnIncident() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada();
            ada.says("bench fails").isTold("no such device");
            ada.says("bench refuses").isTold("the service is closed");
            String told = PlainText.of(ada.says("bench throws").isTold("incident"));
            assertFalse(told.contains("hunter2"), told);
            ada.says("bench errs").isTold("incident");
            List<LogEntry> rows = logged(box, 4);
            assertEquals(
                    List.of(Status.FAILED, Status.FAILED, Status.ERRORED, Status.ERRORED),
                    rows.stream().map(ConversationTest::status).toList());
            assertTrue(told.contains(String.valueOf(rows.get(2).ending().incident())), told);
            ada.says("bench plain").isTold("hello");
        }
    }

    @Test
    void aRunThatTakesTooLongIsStoppedAndOneThatIsCancelledEnds() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada();
            ada.says("bench slow").isTold("did not end within");
            assertEquals(Status.ERRORED, status(logged(box, 1).get(0)));
            ada.says("bench blocks");
            await().atMost(PATIENCE).until(() -> box.host.runner().active().size() == 1);
            long number = box.host.runner().active().get(0).number();
            new User(box, "T1", "C2", "bob").says("shipmate cancel " + number);
            await().atMost(PATIENCE)
                    .until(() -> box.lab.sent.stream()
                            .anyMatch(sent -> PlainText.of(sent.message()).contains("Cancelled by bob")));
        }
    }

    @Test
    void progressIsOneMessageThatIsTakenAwayAtTheEnd() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada().says("bench works");
            ada.isTold("one (1 of 3)");
            box.bench.gate.countDown();
            ada.isTold("halfway");
            ada.isTold("all done");
            assertEquals(List.of(new MessageRef("m1")), box.lab.removed);
        }
    }

    @Test
    void aRateLimitedChannelWaitsInOrderAndHoldsUpNoOther() {
        try (HostBox box = box(Map.of()).open()) {
            for (int i = 0; i < 2; i++) {
                box.lab.faults.add(PlatformException.rateLimited("slow down", Duration.ofMillis(700)));
            }
            User ada = box.ada();
            ada.says("bench fails");
            await().atMost(PATIENCE).until(() -> box.lab.faults.size() < 2);
            ada.says("bench refuses");
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 2);
            assertTrue(PlainText.of(box.lab.sent.get(0).message()).contains("no such device"));
            assertTrue(PlainText.of(box.lab.sent.get(1).message()).contains("the service is closed"));
        }
    }

    @Test
    void aReplyThatThePlatformRefusesForGoodIsNotDelivered() {
        try (HostBox box = box(Map.of()).open()) {
            box.lab.faults.add(PlatformException.refused("the channel is archived"));
            User ada = box.ada();
            ada.says("bench plain");
            await().atMost(PATIENCE).until(() -> box.lab.faults.isEmpty());
            ada.says("bench fails").isTold("no such device");
            List<LogEntry> rows = logged(box, 2);
            await().atMost(PATIENCE).until(() -> box.log().get(1).isDelivered());
            assertFalse(box.log().get(0).isDelivered());
            assertEquals(Status.SUCCEEDED, status(rows.get(0)));
        }
    }

    @Test
    @DisplayName("A delivery that comes again is answered and not run again (F5)")
    void aRepeatIsAnsweredAndNotRun() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada();
            for (int i = 0; i < 3; i++) {
                assertEquals(200, ada.posts("the-same", "bench plain"));
            }
            ada.isTold("hello 1");
            ada.says("bench fails").isTold("no such device");
            assertEquals(1, box.bench.runs.get());
        }
    }

    @Test
    @DisplayName("Sessions belong to a user and expire entry by entry (F11)")
    void sessionsBelongToAUserAndExpire() {
        try (HostBox box = box(Map.of("session_cache_timeout", "60")).open()) {
            User ada = box.ada();
            ada.says("bench remembers a").isTold("before: nothing");
            ada.says("bench remembers b").isTold("before: a");
            new User(box, "T1", "C1", "bob").says("bench remembers x").isTold("before: nothing");
            box.clock.advance(Duration.ofSeconds(61));
            box.ada().says("bench remembers c").isTold("before: nothing");
        }
    }

    @Test
    @DisplayName("Private means private, and short help lists what may be run (S12, S27)")
    void settingsMakeEverythingPrivateAndHelpShort() {
        try (HostBox box = box(Map.of("send_all_messages_private", "true", "restrict_help", "true"))) {
            box.grant("*", "*", "organization", "*");
            box.grant("*", "*", "channel", "*");
            box.grant("bench", "plain", "user", "*");
            User ada = box.ada();
            assertTrue(ada.says("bench plain").isTold("hello").isPrivate());
            String help = PlainText.of(ada.says("bench help").isTold("bench plain"));
            assertFalse(help.contains("bench form"), help);
        }
    }

    @Test
    @DisplayName("Too large a body, a broken one and a hanging adapter are answered as they should be (S30)")
    void requestsThatAreNotForAnyoneAreAnsweredAsTheyShould() {
        try (HostBox box = box(Map.of()).open()) {
            User ada = box.ada();
            String line = "d1\nT1\nC1\nada\nbench plain";
            assertEquals(401, ada.post("line", line, "wrong").statusCode());
            assertEquals(404, ada.post("nonsense", line, "open sesame").statusCode());
            assertEquals(400, ada.post("line", line + "\0", "open sesame").statusCode());
            assertEquals(400, ada.post("throws", line, "open sesame").statusCode());
            assertEquals(
                    413, ada.post("line", "x".repeat(2 << 20), "open sesame").statusCode());
            var hung = ada.post("hangs", line, "open sesame");
            assertEquals(503, hung.statusCode());
            assertTrue(hung.headers().firstValue("Retry-After").isPresent());
            ada.says("bench plain").isTold("hello 1");
        }
    }

    @Test
    void whatAnEarlierHostLeftBehindIsTakenUp() {
        try (HostBox box = box(Map.of()).open()) {
            insert(box, 1, "accepted", "bench plain", null);
            insert(box, 2, "begun", "bench plain", null);
            insert(box, 3, "begun", "bench again", null);
            insert(
                    box,
                    4,
                    "finished",
                    "bench plain",
                    "{\"private\":false,\"blocks\":[{\"kind\":\"heading\",\"text\":\"a kept reply\"}]}");
        }
        try (HostBox box = box(Map.of())) {
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 4);
            List<String> texts = box.lab.sent.stream()
                    .map(sent -> PlainText.of(sent.message()))
                    .toList();
            assertTrue(texts.stream().anyMatch(text -> text.startsWith("hello")), texts.toString());
            assertTrue(texts.stream().anyMatch(text -> text.startsWith("run ")), texts.toString());
            assertTrue(
                    texts.stream().anyMatch(text -> text.contains("stopped while this was running")), texts.toString());
            assertTrue(texts.contains("a kept reply"), texts.toString());
            assertEquals(2, box.bench.runs.get(), "only what had not begun, and what may be repeated");
            await().atMost(PATIENCE).until(() -> states(box).equals(List.of("done", "done", "done", "done")));
        }
    }

    private static void insert(HostBox box, int number, String state, String line, String reply) {
        String inbound =
                "{\"deliveryId\":\"old-%d\",\"kind\":\"line\",\"text\":\"%s\",\"origin\":{\"platform\":\"lab\",\"replyTo\":\"\",\"organization\":{\"id\":\"T1\",\"name\":\"\"},\"channel\":{\"id\":\"C1\",\"name\":\"\"},\"user\":{\"id\":\"ada\",\"name\":\"\"}}}"
                        .formatted(number, line);
        box.host
                .database()
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into delivery (platform, delivery_id, inbound, state, received_at, reply)
                        values ('lab', :id, :inbound, :state, :now, :reply)
                        """)
                        .bind("id", "old-" + number)
                        .bind("inbound", inbound)
                        .bind("state", state)
                        .bind("now", box.clock.instant())
                        .bindByType("reply", reply, String.class)
                        .execute());
    }

    private static List<String> states(HostBox box) {
        return box.host
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select state from delivery where delivery_id like 'old-%' order by id")
                        .mapTo(String.class)
                        .list());
    }

    private static List<LogEntry> logged(HostBox box, int rows) {
        await().atMost(PATIENCE)
                .until(() ->
                        box.log().stream().filter(row -> row.ending() != null).count() >= rows);
        return box.log();
    }

    private static Status status(LogEntry row) {
        assertNotNull(row.ending());
        return row.ending().status();
    }

    private static String last(Prompt prompt) {
        var choices = prompt.questions().get(0).choices();
        return choices.get(choices.size() - 1).value();
    }
}
