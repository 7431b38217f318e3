package dev.shipmate.core.approval;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.LocalOperations;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.NamedValue;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.LabPlatform;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a run that needs a second person to its answer, with a real host. */
@Tag("database")
class ApprovalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HELD = "bench held tonight password=hunter2";

    private static final JsonNode FIRST = JsonNodeFactory.instance.objectNode().put("number", "1");
    private static final Author ROOT = new Author("root", "cli", "1");

    @TempDir
    private Path home;

    private HostBox box(Map<String, String> settings) {
        return new HostBox(home, HostBox.RICH, settings);
    }

    private static User bob(HostBox box) {
        return new User(box, "T1", "C2", "bob");
    }

    @Test
    void what_somebody_else_approves_runs_once_as_its_asker_where_it_was_asked_for() {
        try (HostBox box = box(Map.of()).open()) {
            String told = PlainText.of(box.ada().says(HELD).isTold("Approval 1"));
            assertTrue(told.contains("word:     tonight") && told.contains("shipmate approve-run 1"), told);
            assertFalse(told.contains("hunter2"), told);
            assertEquals(0, box.bench.runs.get());

            User bob = bob(box);
            bob.says("shipmate approvals").isTold("word=tonight password=***");
            bob.says("shipmate approve-run 1");
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 4);
            LabPlatform.Sent answer = box.lab.sent.stream()
                    .filter(sent -> PlainText.of(sent.message()).contains("held tonight 7 1"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("C1", answer.origin().channelId());
            assertEquals("ada", answer.origin().userId());
            bob(box).says("shipmate approve-run 1").isTold("Approval 1 was approved by lab bob");
            assertEquals(1, box.bench.runs.get());

            LogEntry row = held(box);
            assertEquals("approved", row.means());
            assertEquals("ada", row.user().id());
            assertEquals(List.of(new NamedValue("word", "tonight"), new NamedValue("password", "***")), row.params());
            assertEquals("approval 1 by lab bob", row.ending().details());
            String changes = new ChangeLog(box.host.database().jdbi(), box.clock)
                    .list(Search.first(99).where("object_type", "approval")).rows().stream()
                            .map(change -> change.author().who() + " " + change.after())
                            .collect(Collectors.joining("\n"));
            assertTrue(changes.contains("lab ada {") && changes.contains("lab bob {"), changes);
            assertFalse(changes.contains("hunter2"), changes);
            assertEquals("{}", arguments(box));
        }
    }

    @Test
    void nobody_approves_his_own_run_not_even_with_another_account_of_the_same_person() {
        try (HostBox box = box(Map.of()).open()) {
            for (String user : List.of("ada", "lovelace")) {
                box.host.run(
                        "links.add",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("platform", "lab")
                                .put("user_id", user)
                                .put("nautobot_user", "alovelace"),
                        new Author("test", "cli", "1"));
            }
            box.ada().says(HELD).isTold("Approval 1");
            box.ada().says("shipmate approve-run 1").isTold("You asked for 1 yourself");
            new User(box, "T1", "C1", "lovelace").says("shipmate approve-run 1").isTold("You asked for 1 yourself");
            assertEquals(0, box.bench.runs.get());
            bob(box).says("shipmate withdraw-run 1").isTold("not yours");
            box.ada().says("shipmate withdraw-run 1").isTold("Withdrawn 1 of ada");
            bob(box).says("shipmate approve-run 1").isTold("Approval 1 was withdrawn by lab ada");
        }
    }

    @Test
    void who_may_not_run_it_any_more_when_it_is_approved_is_refused() {
        try (HostBox box = box(Map.of()).open()) {
            box.ada().says(HELD).isTold("Approval 1");
            box.revokeAll();
            approve(box);
            await().atMost(PATIENCE)
                    .until(() ->
                            box.log().stream().anyMatch(row -> row.command().equals("bench") && row.ending() != null));
            assertEquals(Status.BLOCKED, held(box).ending().status());
            assertEquals(0, box.bench.runs.get());
        }
    }

    @Test
    void what_is_refused_or_not_decided_in_time_does_not_run_and_the_asker_is_told() {
        try (HostBox box = box(Map.of("approval_minutes", "5")).open()) {
            User ada = box.ada();
            ada.says(HELD).isTold("Approval 1");
            ada.says(HELD).isTold("Approval 2");
            String both = PlainText.of(
                    bob(box).says("shipmate refuse-run 1 not today").isTold("efused"));
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 4);
            both += PlainText.of(box.lab.sent.get(3).message());
            assertTrue(both.contains("it was refused by lab bob: not today"), both);

            box.clock.advance(Duration.ofMinutes(6));
            bob(box).says("shipmate approve-run 2").isTold("was not decided in time");
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 6);
            assertTrue(PlainText.of(box.lab.sent.get(5).message()).contains("nobody approved it in time"));
            assertEquals(0, box.bench.runs.get());
        }
    }

    @Test
    void what_is_approved_while_no_host_runs_begins_once_when_one_starts() {
        HostOptions options;
        try (HostBox box = box(Map.of()).open()) {
            box.ada().says(HELD).isTold("Approval 1");
            options = box.options;
        }
        try (LocalOperations alone = LocalOperations.open(options)) {
            alone.operations().run("approvals.approve", FIRST, ROOT);
        }
        try (HostBox box = box(Map.of())) {
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 1);
            assertTrue(PlainText.of(box.lab.sent.get(0).message()).contains("held tonight 7 1"));
        }
        try (HostBox box = box(Map.of())) {
            box.ada().says("bench plain").isTold("hello 1");
        }
    }

    @Test
    void those_who_may_approve_are_told_in_their_channel_and_the_setting_names_more_commands() {
        Map<String, String> settings = Map.of("approval_channel", "lab:T1/C9", "approval_commands", "bench plain");
        try (HostBox box = box(settings).open()) {
            box.ada().says("bench plain | count");
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 2);
            Map<String, String> told = box.lab.sent.stream()
                    .collect(Collectors.toMap(sent -> sent.origin().channelId(), sent -> PlainText.of(sent.message())));
            assertTrue(told.get("C1").contains("who is told in lab:T1/C9: bench plain | count"), told.get("C1"));
            assertTrue(told.get("C9").contains("shipmate approve-run 1"), told.get("C9"));
            box.ada().says("bench plain help").isTold("once a second person has approved it");
            assertEquals(0, box.bench.runs.get());
            approve(box);
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 4);
            assertEquals("1 line", PlainText.of(box.lab.sent.get(3).message()).strip());
        }
    }

    private static JsonNode approve(HostBox box) {
        return box.host.run("approvals.approve", FIRST, ROOT);
    }

    private static LogEntry held(HostBox box) {
        await().atMost(PATIENCE).until(() -> box.log().stream().anyMatch(ApprovalTest::isHeld));
        return box.log().stream().filter(ApprovalTest::isHeld).findFirst().orElseThrow();
    }

    private static boolean isHeld(LogEntry row) {
        return row.subcommand().equals("held") && row.ending() != null;
    }

    private static String arguments(HostBox box) {
        return box.host
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select arguments from approval")
                        .mapTo(String.class)
                        .one());
    }
}
