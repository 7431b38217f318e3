package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.NamedValue;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.ListsPlugin;
import dev.shipmate.core.talk.SettableClock;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines with pipes, as they are typed to a real host. */
class PipeConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final ListsPlugin LISTS = new ListsPlugin();

    @TempDir
    private static Path shared;

    /** In which everybody may run everything. */
    private static HostBox box;

    @BeforeAll
    static void start() {
        box = box(shared).open();
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    private static HostBox box(Path home) {
        return new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), LISTS);
    }

    @Test
    void theReplyGoesThroughThePipesAndTheLogKeepsThem() {
        User ada = box.ada().says("lists devices ams01 | grep UP | sort name | head 1");
        ada.isTold("looking at ams01");
        Block.Table table = (Block.Table) ada.isTold("ams01-sw1").blocks().get(0);
        assertEquals(List.of(List.of("ams01-sw1", "up")), table.rows());
        LogEntry row = last(box);
        assertEquals(
                List.of(new NamedValue("site", "ams01"), new NamedValue("(pipes)", "| grep UP | sort name | head 1")),
                row.params());
        ada.says("lists-devices ams01 | count").isTold("looking");
        ada.isTold("3 rows");
    }

    @Test
    void whatIsForTheAskerAloneStaysSo() {
        assertTrue(box.ada().says("lists mine | csv").isTold("own-sw10,up").isPrivate());
        assertTrue(box.ada().says("lists mine | sort size").isTold("no column").isPrivate());
    }

    @Test
    void anAnswerToAQuestionEndsInThePipesToo() {
        User ada = box.ada().says("lists devices | grep sw2 | count");
        Prompt site = ada.isAsked("Which site?");
        ada.answers(site, Map.of("site", "jfk01")).isTold("looking at jfk01");
        ada.isTold("1 row");
        assertTrue(last(box).params().contains(new NamedValue("(pipes)", "| grep sw2 | count")));
    }

    @Test
    void aMistakeIsToldAndNothingRuns() {
        int runs = LISTS.runs.get();
        int asked = box.lab.asked.size();
        User ada = box.ada();
        assertTrue(ada.says("lists devices ams01 | gerp up")
                .isTold("Did you mean | grep?")
                .isPrivate());
        ada.says("lists devices ams01 | csv | head").isTold("| csv is the last one");
        ada.says("lists devices ams01 |").isTold("After the | stands nothing");
        ada.says("lists devices ams01 | grep 'open").isTold("never closed");
        ada.says("lists devices | wc").isTold("There is no pipe \"wc\"");
        assertEquals(runs, LISTS.runs.get());
        assertEquals(asked, box.lab.asked.size());
    }

    @Test
    void accessIsDecidedOnTheCommandAndBeforeItsPipes(@TempDir Path home) {
        try (HostBox strict = box(home)) {
            int runs = LISTS.runs.get();
            Message refusal = strict.ada().says("lists devices ams01 | frob").isTold("not permitted");
            assertFalse(PlainText.of(refusal).contains("frob"));
            assertEquals("blocked", last(strict).ending().status().word());
            strict.ada().says("lists devices ams01 | count").isTold("not permitted");
            assertEquals(
                    List.of(new NamedValue("(pipes)", "| count")), last(strict).params());
            assertEquals(runs, LISTS.runs.get());
        }
    }

    @Test
    void whatIsInQuotesOrWithinAWordIsText() {
        box.ada().says("lists echo 'a | grep b'").isTold("a | grep b");
        box.ada().says("lists echo a|b c \\| d").isTold("a|b c | d");
        box.ada().says("lists echo it's \"x | y\" | grep x").isTold("x | y");
        box.ada().says("lists echo one two | count").isTold("1 line");
    }

    @Test
    void failuresAreToldAsTheyAre() {
        box.ada().says("bench fails | grep nothing").isTold("no such device");
        box.ada().says("bench throws | count").isTold("incident");
        box.ada().says("bensh plain | count").isTold("Did you mean bench?");
        box.ada().says("bench plian | count").isTold("Did you mean bench plain?");
        box.ada().says("bench plain|count").isTold("A pipe stands apart from the word before it: bench plain | count");
        box.ada().says("bench plain one more | count").isTold("one word too many");
    }

    @Test
    void helpGoesThroughPipesAndTellsOfThem() {
        Message help = box.ada().says("help | grep lists").isTold("Lists things.");
        assertFalse(PlainText.of(help).contains("Everything at once"));
        box.ada().says("lists help | grep echo").isTold("Says it again.");
        box.ada().says("help | frob").isTold("There is no pipe");
        box.ada().says("help").isTold("| grep TEXT | sort COLUMN | head N | count | csv | json");
    }

    private static LogEntry last(HostBox box) {
        await().atMost(PATIENCE)
                .until(() -> !box.log().isEmpty() && box.log().stream().allMatch(row -> row.ending() != null));
        List<LogEntry> rows = box.log();
        return rows.get(rows.size() - 1);
    }
}
