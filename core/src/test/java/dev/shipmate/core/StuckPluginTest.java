package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.admin.Browser;
import dev.shipmate.core.cli.Typed;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.SettableClock;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin whose handlers neither end nor listen: it harms itself alone, and that is seen. */
class StuckPluginTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    /** Somebody else's command set. */
    private static final class Neighbour implements Plugin {

        @Override
        public String name() {
            return "neighbour";
        }

        @Override
        public List<Command> commands(PluginContext context) {
            return List.of(Command.of(
                    "neighbour",
                    "Lives next door.",
                    Subcommand.of("greets", "Greets.").runs(in -> Outcome.reply("good morning"))));
        }
    }

    @Test
    void its_commands_run_out_of_time_its_threads_are_named_and_the_neighbour_answers() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), new Neighbour()).open()) {
            User ada = box.ada();
            for (int i = 0; i < 8; i++) {
                ada.says("bench deaf");
            }
            await().atMost(PATIENCE).until(() -> ended(box, Status.ERRORED) == 8);
            assertEquals("out of time after 0 s", details(box, Status.ERRORED));
            ada.says("bench plain");
            await().atMost(PATIENCE).until(() -> ended(box, Status.FAILED) == 1);
            assertEquals(0, box.bench.runs.get());

            User bob = new User(box, "T1", "C2", "bob");
            for (int i = 0; i < 20; i++) {
                bob.says("neighbour greets").isTold("good morning");
            }
            bob.says("bench plain").isTold("all threads of its plugin are stuck");

            Typed status = Typed.on(home, "status", "--json");
            assertTrue(status.out().contains("bench deaf, told to end"), status.out());
            assertTrue(
                    new Browser(box.host.port()).get("/health/").body().contains("\"stuck\":{\"bench\":8}"),
                    () -> new Browser(box.host.port()).get("/health/").body());

            box.bench.gate.countDown();
            await().atMost(PATIENCE)
                    .until(() ->
                            !new Browser(box.host.port()).get("/health/").body().contains("stuck"));
            bob.says("bench plain").isTold("hello 1");
            assertEquals(8, ended(box, Status.ERRORED), "what ends too late changes nothing");
        }
    }

    @Test
    void errors_of_the_virtual_machine_end_the_command_and_nothing_else() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), new Neighbour()).open()) {
            User ada = box.ada();
            for (int i = 0; i < 10; i++) {
                ada.says("bench eats").isTold("ended with an error");
                ada.says("bench recurs").isTold("ended with an error");
            }
            ada.says("bench plain").isTold("hello 1");
            ada.says("neighbour greets").isTold("good morning");
            await().atMost(PATIENCE).until(() -> ended(box, Status.ERRORED) == 20);
            assertTrue(Typed.on(home, "status").out().contains("neighbour"));
        }
        assertEquals(1, Typed.on(home, "status").exit());
    }

    private static long ended(HostBox box, Status status) {
        return box.log().stream()
                .filter(row -> row.ending() != null && row.ending().status() == status)
                .count();
    }

    private static String details(HostBox box, Status status) {
        return box.log().stream()
                .map(LogEntry::ending)
                .filter(ending -> ending != null && ending.status() == status)
                .findFirst()
                .orElseThrow()
                .details();
    }
}
