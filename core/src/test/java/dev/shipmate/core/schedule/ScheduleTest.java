package dev.shipmate.core.schedule;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a schedule to the answer that comes by itself, with a real host whose clock is set. */
@Tag("database")
class ScheduleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Author ROOT = new Author("root", "cli", "1");

    @TempDir
    private Path home;

    private HostBox box() {
        return new HostBox(home, HostBox.RICH, Map.of("schedule_time_zone", "Europe/Berlin"));
    }

    @Test
    void a_line_runs_again_and_again_as_its_maker_where_it_was_made_and_goes_through_its_pipes() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate schedule \"every 15 minutes\" bench plain | grep hello | count")
                    .isTold("Schedule 1: \"bench plain | grep hello | count\" every 15 minutes Europe/Berlin, next ");
            box.clock.advance(Duration.ofMinutes(15));
            ada.isTold("1 line");
            box.clock.advance(Duration.ofMinutes(15));
            ada.isTold("1 line");
            await().atMost(PATIENCE).until(() -> box.log().size() == 3);
            LogEntry row = box.log().get(2);
            assertEquals("scheduled", row.means());
            assertEquals("ada", row.user().id());
            assertEquals("C1", row.channel().id());
            await().atMost(PATIENCE)
                    .until(() -> schedule(box).path("last_status").asText().equals("succeeded"));
            assertEquals(2, box.bench.runs.get());

            ada.says("shipmate pause-schedule 1").isTold("Paused schedule 1");
            box.clock.advance(Duration.ofHours(2));
            ada.says("shipmate schedules").isTold("paused");
            new User(box, "T1", "C1", "bob").says("shipmate resume-schedule 1").isTold("You have no schedule 1");
            box.ada().says("shipmate resume-schedule 1").isTold("Resumed schedule 1: bench plain");
            box.ada().says("shipmate remove-schedule 1").isTold("Removed schedule 1");
            box.ada().says("shipmate schedules").isTold("You have no schedules");
            assertEquals(2, box.bench.runs.get());
        }
    }

    @Test
    void what_would_not_run_is_told_when_it_is_made() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate schedule \"daily 08:00\" bensh plain").isTold("Did you mean bench?");
            ada.says("shipmate schedule \"daily 08:00\" bench plian").isTold("Did you mean bench plain?");
            ada.says("shipmate schedule \"daily 08:00\" bench plain | gerp x").isTold("gerp");
            ada.says("shipmate schedule \"daily 08:00\" shipmate schedule \"in 1 minute\" bench plain")
                    .isTold("a schedule makes no schedules");
            assertTrue(ada.says("shipmate schedule tomorrow bench plain")
                    .isAsked("When?")
                    .questions()
                    .get(0)
                    .problem()
                    .contains("weekdays 08:00 Europe/Berlin"));
            box.revokeAll();
            box.grant("shipmate", "*", "organization", "*");
            box.grant("shipmate", "*", "channel", "*");
            box.grant("shipmate", "*", "user", "*");
            ada.says("shipmate schedule \"daily 08:00\" bench plain").isTold("not permitted");
            assertEquals(0, box.host.run("schedules.list", object(), ROOT).size());
        }
    }

    @Test
    void a_schedule_whose_maker_may_not_any_more_is_refused_each_time_and_rests_after_the_third() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate schedule \"every hour\" bench plain").isTold("Schedule 1");
            box.revokeAll();
            for (int i = 1; i <= 3; i++) {
                box.clock.advance(Duration.ofHours(1));
                ada.isTold("not permitted");
                int refused = i;
                await().atMost(PATIENCE)
                        .until(() -> box.log().stream()
                                        .filter(row -> row.means().equals("scheduled"))
                                        .count()
                                == refused);
            }
            ada.isTold("Schedule 1 (bench plain) was paused: it was refused 3 times in a row.");
            box.clock.advance(Duration.ofHours(5));
            JsonNode schedule = schedule(box);
            assertEquals("paused", schedule.path("state").asText());
            assertEquals("", schedule.path("next_run").asText());
            assertEquals(0, box.bench.runs.get());
            box.host.run("schedules.remove", object().put("number", "1"), ROOT);
        }
    }

    @Test
    void what_was_due_while_no_host_ran_runs_once_when_it_is_not_too_late_and_what_is_over_runs_no_more() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate schedule \"in 2 minutes\" bench plain").isTold("Schedule 1: \"bench plain\" once");
            ada.says("shipmate schedule \"every 10 minutes\" bench form word 3").isTold("Schedule 2");
            box.clock.advance(Duration.ofMinutes(1));
        }
        try (HostBox box = box()) {
            User ada = box.ada();
            box.clock.advance(Duration.ofMinutes(40));
            String both = PlainText.of(ada.isTold("")) + PlainText.of(ada.isTold(""));
            assertTrue(both.contains("hello 1") && both.contains("word × 3"), both);
            await().atMost(PATIENCE)
                    .until(() -> row(box, 1).path("state").asText().equals("over"));
            box.clock.advance(Duration.ofHours(3));
            await().atMost(PATIENCE)
                    .until(() -> row(box, 2).path("last_status").asText().equals("missed"));
            box.clock.advance(Duration.ofMinutes(10));
            ada.isTold("word × 3");
            assertEquals(1, box.bench.runs.get());
        }
    }

    private static JsonNode schedule(HostBox box) {
        return row(box, 1);
    }

    private static JsonNode row(HostBox box, long number) {
        for (JsonNode row : box.host.run("schedules.list", object(), ROOT)) {
            if (row.path("number").asLong() == number) {
                return row;
            }
        }
        throw new AssertionError("there is no schedule " + number);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
