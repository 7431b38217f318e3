package dev.shipmate.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CommandLogTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final Origin ORIGIN =
            new Origin("console", Party.of("T1"), new Party("C1", "general"), new Party("U1", "Ada"), "reply here");
    private static final Ending DONE = new Ending(Status.SUCCEEDED, "", "", Duration.ofMillis(42));

    private final Database database = TestDatabase.fresh();
    private final CommandLog log = new CommandLog(database.jdbi());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_running_command_has_no_ending() {
        LogEntry entry = entry("status", NOON);
        begin(entry);

        LogEntry found = log.find(entry.id()).orElseThrow();

        assertEquals(entry, found);
        assertNull(found.ending());
        assertEquals(List.of(new NamedValue("site", "ams \"01\""), new NamedValue("password", "***")), found.params());
    }

    @Test
    void a_finished_command_has_its_ending() {
        LogEntry entry = entry("status", NOON);
        begin(entry);

        assertTrue(finish(entry.id(), DONE));

        assertEquals(Optional.of(entry.endedWith(DONE)), log.find(entry.id()));
        assertFalse(finish(UUID.randomUUID(), DONE));
    }

    @Test
    void the_true_ending_replaces_the_one_that_was_assumed() {
        LogEntry entry = entry("status", NOON);
        begin(entry);

        finish(entry.id(), new Ending(Status.INTERRUPTED, "its node was silent", "", Duration.ofSeconds(4)));
        finish(entry.id(), DONE);

        assertEquals(DONE, log.find(entry.id()).orElseThrow().ending());
    }

    @Test
    void what_is_begun_in_a_transaction_goes_with_it() {
        LogEntry entry = entry("status", NOON);

        assertThrows(
                IllegalStateException.class,
                () -> database.jdbi().useTransaction(handle -> {
                    log.begin(handle, entry);
                    throw new IllegalStateException("the reply could not be kept");
                }));

        assertEquals(Optional.empty(), log.find(entry.id()));
    }

    @Test
    void a_blocked_command_is_one_whole_row() {
        LogEntry entry = entry("redeploy", NOON);
        Ending blocked = new Ending(Status.BLOCKED, "Not permitted by user U1 (Ada)", "", Duration.ZERO);

        database.jdbi().useTransaction(handle -> log.neverRan(handle, entry, blocked));

        assertEquals(Optional.of(entry.endedWith(blocked)), log.find(entry.id()));
    }

    @Test
    void a_taken_reply_is_marked() {
        LogEntry entry = entry("status", NOON);
        begin(entry);

        database.jdbi().useTransaction(handle -> log.markDelivered(handle, List.of(entry.id())));

        assertTrue(log.find(entry.id()).orElseThrow().isDelivered());
    }

    @Test
    @DisplayName("Text that does not fit is cut and never keeps a row from being written (F25)")
    void text_that_does_not_fit_is_cut_and_never_refused() {
        String monstrous = "\ud83d\ude00\0".repeat(1000);
        LogEntry entry = LogEntry.of(
                new Origin(monstrous, null, null, new Party(monstrous, monstrous), ""),
                NOON,
                Duration.ZERO,
                monstrous,
                monstrous,
                monstrous,
                List.of(new NamedValue("text", monstrous)),
                monstrous,
                monstrous);
        begin(entry);
        finish(entry.id(), new Ending(Status.ERRORED, monstrous, monstrous, Duration.ofDays(400)));

        LogEntry found = log.find(entry.id()).orElseThrow();
        assertEquals("\ud83d\ude00".repeat(127) + "…", found.user().id());
        assertEquals(Party.of(""), found.channel());
        assertEquals(monstrous, found.params().get(0).value());
    }

    @Test
    void the_newest_comes_first_and_fields_can_be_filtered() {
        LogEntry older = entry("status", NOON);
        LogEntry newer = entry("history", NOON.plusSeconds(1));
        begin(older);
        begin(newer);
        finish(older.id(), DONE);

        assertEquals(
                List.of(newer, older.endedWith(DONE)),
                log.list(Search.first(10)).rows());
        assertEquals(1, log.list(Search.first(10).where("status", "succeeded")).total());
        assertEquals(
                1,
                log.list(Search.first(10).where("start_time__gt", "2030-01-01T12:00:00Z"))
                        .total());
        assertEquals(
                2,
                log.list(Search.first(10).where("delivered", "false").where("queue_ms__lte", "7"))
                        .total());
        Page<LogEntry> found = log.list(new Search(Map.of(), "HIST", 10, 0));
        assertEquals(List.of(newer), found.rows());
    }

    private void begin(LogEntry entry) {
        database.jdbi().useTransaction(handle -> log.begin(handle, entry));
    }

    private boolean finish(UUID id, Ending ending) {
        return database.jdbi().inTransaction(handle -> log.finish(handle, id, ending));
    }

    private static LogEntry entry(String subcommand, Instant start) {
        return LogEntry.of(
                ORIGIN,
                start,
                Duration.ofMillis(7),
                "typed",
                "network",
                subcommand,
                List.of(new NamedValue("site", "ams \"01\""), new NamedValue("password", "***")),
                "chatbot",
                "node-1");
    }
}
