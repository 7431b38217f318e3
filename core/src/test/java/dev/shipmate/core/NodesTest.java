package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.core.database.PostgresServer;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.node.SecretKeyMismatchException;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.core.run.ActiveRun;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Several hosts on one database. */
@Tag("database")
@EnabledIfSystemProperty(named = "test.database", matches = "postgresql")
class NodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseAddress address = PostgresServer.shared().fresh();
    private final List<HostBox> boxes = new ArrayList<>();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        boxes.forEach(HostBox::close);
    }

    @Test
    void a_schedule_is_due_on_one_node_once() {
        HostBox a = node("a", "key").open();
        HostBox b = node("b", "key");
        a.ada().says("shipmate schedule \"every 15 minutes\" bench plain").isTold("Schedule 1");
        for (int due = 1; due <= 3; due++) {
            boxes.forEach(box -> box.clock.advance(Duration.ofMinutes(15)));
            int runs = due;
            await().atMost(PATIENCE)
                    .until(() -> a.log().stream()
                                    .filter(row -> row.means().equals("scheduled") && row.ending() != null)
                                    .count()
                            >= runs);
        }
        assertEquals(3, a.bench.runs.get() + b.bench.runs.get());
    }

    @Test
    void any_node_takes_any_request() {
        HostBox a = node("a", "key").open();
        HostBox b = node("b", "key");
        User atA = a.ada();
        User atB = b.ada();

        assertEquals(200, atA.posts("d1", "bench plain"));
        atA.isTold("hello 1");
        assertEquals(200, atB.posts("d1", "bench plain"));
        Prompt asked = atA.says("bench pick").isAsked("Which site?");
        Prompt next = atB.answers(asked, Map.of("site", "ams01")).isAsked("Which device?");
        atA.answers(next, Map.of("device", "ams01-2")).isTold("ams01 / ams01-2");
        assertEquals(0, b.bench.runs.get());

        b.revokeAll();
        atA.says("bench plain").isTold("not permitted");
        assertEquals(List.of("live", "live"), states(b));
    }

    @Test
    void a_run_is_seen_and_cancelled_at_another_node() {
        HostBox a = node("a", "key").open();
        HostBox b = node("b", "key");
        User atA = a.ada();
        atA.says("bench blocks");
        await().atMost(PATIENCE).until(() -> !a.log().isEmpty());
        long number = a.host.runner().active().stream()
                .mapToLong(ActiveRun::number)
                .findFirst()
                .orElseThrow();

        b.ada().says("shipmate jobs").isTold("bench blocks");
        b.ada().says("shipmate cancel " + number).isTold("Cancelled");

        atA.isTold("Cancelled by");
        assertEquals(Status.FAILED, ending(a.log().get(0)).status());
    }

    @Test
    void what_a_silent_node_had_is_taken_up_by_another() {
        HostBox a = node("a", "key").open();
        sql(a, "insert into node (name, version, started, heartbeat) values ('ghost', '1', now(), now())");
        left(a, "one", "accepted", "null", "null");
        left(a, "two", "begun", "null", "'00000000-0000-0000-0000-000000000001'");
        left(a, "three", "finished", "'" + MessageJson.toJson(Message.of("kept")) + "'", "null");
        sql(
                a,
                "insert into command_log (id, start_time, platform, means, command, subcommand, params, node) values"
                        + " ('00000000-0000-0000-0000-000000000001', now(), 'lab', 'typed', 'bench', 'plain', '[]', 'ghost')");

        await().atMost(PATIENCE).until(() -> a.lab.sent.size() >= 2 && a.bench.runs.get() == 1);
        await().atMost(PATIENCE).until(() -> a.log().size() == 2 && told(a).size() >= 3);
        assertTrue(told(a).containsAll(List.of("hello 1", "kept")), told(a).toString());
        assertTrue(
                told(a).contains("The node ghost fell silent while this was running: bench plain. It was not run again."
                        + " See how far it came before you repeat it."),
                told(a).toString());
        Ending ending = ending(a.log().get(0));
        assertEquals(Status.INTERRUPTED, ending.status());
        assertTrue(ending.details().startsWith("node ghost was silent at "), ending.details());
        assertTrue(states(a).contains("silent"));
    }

    @Test
    void a_node_that_was_thought_gone_corrects_what_was_reported() {
        HostBox a = node("a", "key").open();
        User ada = a.ada();
        ada.says("bench blocks");
        await().atMost(PATIENCE).until(() -> !a.log().isEmpty());
        sql(a, "insert into node (name, version, started, heartbeat, beats) values ('b', '1', now(), now(), 1)");
        sql(a, "update delivery set node = 'b', state = 'done', inbound = null");
        sql(a, "update command_log set status = 'interrupted', details = 'node a was silent at noon'");

        a.bench.gate.countDown();

        assertTrue(PlainText.of(ada.isTold("was not interrupted")).contains("let go"));
        await().atMost(PATIENCE).until(() -> a.log().get(0).isDelivered());
        assertEquals(1, a.log().size());
        Ending ending = ending(a.log().get(0));
        assertEquals(Status.SUCCEEDED, ending.status());
        assertTrue(
                ending.details().startsWith("was reported as interrupted: node a was silent at noon; ended at "),
                ending.details());
    }

    @Test
    void a_node_that_was_thought_gone_neither_runs_nor_reports_what_another_has_taken_up() {
        HostBox a = node("a", "key").open();
        for (int i = 0; i < 8; i++) {
            a.ada().says("bench blocks");
        }
        await().atMost(PATIENCE).until(() -> a.log().size() == 8);
        a.ada().says("bench plain");
        await().atMost(PATIENCE).until(() -> a.host.runner().active().size() == 9);
        sql(a, "insert into node (name, version, started, heartbeat, beats) values ('b', '1', now(), now(), 1)");
        sql(a, "update delivery set node = 'b' where state = 'accepted'");
        sql(a, "update node set beats = 2 where name = 'b'");

        a.bench.gate.countDown();

        await().atMost(PATIENCE).until(() -> a.host.runner().active().isEmpty() && a.lab.sent.size() == 8);
        assertEquals(8, a.log().size());
    }

    @Test
    void what_a_node_leaves_when_it_stops_is_done_by_another_at_once() {
        HostBox a = node("a", "key").open();
        HostBox b = node("b", "key");
        left(a, "one", "accepted", "null", "null");
        sql(
                a,
                "insert into node (name, version, started, heartbeat, stopped) values ('ghost', '1', now(), now(), now())");

        await().atMost(PATIENCE).until(() -> a.bench.runs.get() + b.bench.runs.get() == 1);
        a.close();
        boxes.remove(a);
        assertEquals(
                List.of("live", "stopped", "stopped"),
                states(b).stream().sorted().toList());
    }

    @Test
    void nodes_must_read_each_others_secrets() {
        node("a", "one");
        assertTrue(assertThrows(SecretKeyMismatchException.class, () -> node("b", "two"))
                .getMessage()
                .startsWith("secret_key is another than that of node "));
        node("c", "one,two");
    }

    private HostBox node(String name, String key) {
        HostBox box = new HostBox(
                home.resolve(name),
                HostBox.RICH,
                Map.of(
                        "database_url", address.url(),
                        "database_user", address.user(),
                        "database_password", address.password(),
                        "secret_key", key));
        boxes.add(box);
        return box;
    }

    private static void left(HostBox box, String id, String state, String reply, String logId) {
        sql(
                box,
                "insert into delivery (platform, delivery_id, inbound, state, node, received_at, reply, log_id) values"
                        + " ('lab', '" + id + "', '{\"deliveryId\":\"" + id
                        + "\",\"kind\":\"line\",\"text\":\"bench plain\","
                        + "\"origin\":{\"platform\":\"lab\",\"replyTo\":\"\",\"organization\":{\"id\":\"T1\"},\"channel\":"
                        + "{\"id\":\"C1\"},\"user\":{\"id\":\"ada\"}}}', '" + state + "', 'ghost', now(), " + reply
                        + ", "
                        + logId + ")");
    }

    private static void sql(HostBox box, String sql) {
        box.host.database().jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static List<String> told(HostBox box) {
        return box.lab.sent.stream().map(sent -> PlainText.of(sent.message())).toList();
    }

    private static List<String> states(HostBox box) {
        JsonNode rows = box.host.run("nodes", JsonNodeFactory.instance.objectNode(), new Author("test", "cli", "1"));
        List<String> states = new ArrayList<>();
        rows.forEach(row -> states.add(row.path("state").asText()));
        return states;
    }

    private static Ending ending(LogEntry entry) {
        return Objects.requireNonNull(entry.ending());
    }
}
