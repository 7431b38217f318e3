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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines with pipes, as they are typed to a real host. */
class PipeConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final ListsPlugin lists = new ListsPlugin();

    private HostBox box() {
        return new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), lists);
    }

    @Test
    void theReplyGoesThroughThePipesAndTheLogKeepsThem() {
        try (HostBox box = box().open()) {
            User ada = box.ada().says("lists devices ams01 | grep UP | sort name | head 1");
            ada.isTold("looking at ams01");
            Block.Table table = (Block.Table) ada.isTold("ams01-sw1").blocks().get(0);
            assertEquals(List.of(List.of("ams01-sw1", "up")), table.rows());
            LogEntry row = logged(box, 1).get(0);
            assertEquals(
                    List.of(
                            new NamedValue("site", "ams01"),
                            new NamedValue("(pipes)", "| grep UP | sort name | head 1")),
                    row.params());
            ada.says("lists-devices ams01 | count").isTold("looking");
            ada.isTold("3 rows");
        }
    }

    @Test
    void whatIsForTheAskerAloneStaysSo() {
        try (HostBox box = box().open()) {
            assertTrue(box.ada().says("lists mine | csv").isTold("own-sw10,up").isPrivate());
            assertTrue(
                    box.ada().says("lists mine | sort size").isTold("no column").isPrivate());
        }
    }

    @Test
    void anAnswerToAQuestionEndsInThePipesToo() {
        try (HostBox box = box().open()) {
            User ada = box.ada().says("lists devices | grep sw2 | count");
            Prompt site = ada.isAsked("Which site?");
            ada.answers(site, Map.of("site", "jfk01")).isTold("looking at jfk01");
            ada.isTold("1 row");
            assertTrue(logged(box, 1).get(0).params().contains(new NamedValue("(pipes)", "| grep sw2 | count")));
        }
    }

    @Test
    void aMistakeIsToldAndNothingRuns() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            assertTrue(ada.says("lists devices ams01 | gerp up")
                    .isTold("Did you mean | grep?")
                    .isPrivate());
            ada.says("lists devices ams01 | csv | head").isTold("| csv is the last one");
            ada.says("lists devices ams01 |").isTold("After the | stands nothing");
            ada.says("lists devices ams01 | grep 'open").isTold("never closed");
            ada.says("lists devices | wc").isTold("There is no pipe \"wc\"");
            assertEquals(0, lists.runs.get());
            assertTrue(box.lab.asked.isEmpty());
        }
    }

    @Test
    void accessIsDecidedOnTheCommandAndBeforeItsPipes() {
        try (HostBox box = box()) {
            Message refusal = box.ada().says("lists devices ams01 | frob").isTold("not permitted");
            assertFalse(PlainText.of(refusal).contains("frob"));
            assertEquals("blocked", logged(box, 1).get(0).ending().status().word());
            box.ada().says("lists devices ams01 | count").isTold("not permitted");
            assertEquals(
                    List.of(new NamedValue("(pipes)", "| count")),
                    logged(box, 2).get(1).params());
        }
    }

    @Test
    void whatIsInQuotesOrWithinAWordIsText() {
        try (HostBox box = box().open()) {
            box.ada().says("lists echo 'a | grep b'").isTold("a | grep b");
            box.ada().says("lists echo a|b c \\| d").isTold("a|b c | d");
            box.ada().says("lists echo it's \"x | y\" | grep x").isTold("x | y");
            box.ada().says("lists echo one two | count").isTold("1 line");
        }
    }

    @Test
    void failuresAreToldAsTheyAre() {
        try (HostBox box = box().open()) {
            box.ada().says("bench fails | grep nothing").isTold("no such device");
            box.ada().says("bench throws | count").isTold("incident");
            box.ada().says("bensh plain | count").isTold("Did you mean bench?");
            box.ada().says("bench plian | count").isTold("Did you mean bench plain?");
            box.ada()
                    .says("bench plain|count")
                    .isTold("A pipe stands apart from the word before it: bench plain | count");
            box.ada().says("bench plain one more | count").isTold("one word too many");
        }
    }

    @Test
    void helpGoesThroughPipesAndTellsOfThem() {
        try (HostBox box = box().open()) {
            Message help = box.ada().says("help | grep lists").isTold("Lists things.");
            assertFalse(PlainText.of(help).contains("Everything at once"));
            box.ada().says("lists help | grep echo").isTold("Says it again.");
            box.ada().says("help | frob").isTold("There is no pipe");
            box.ada().says("help").isTold("| grep TEXT | sort COLUMN | head N | count | csv | json");
        }
    }

    private static List<LogEntry> logged(HostBox box, int rows) {
        await().atMost(PATIENCE)
                .until(() -> box.log().size() >= rows && box.log().stream().allMatch(row -> row.ending() != null));
        return box.log();
    }
}
