package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
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

/** Words that stand for lines, as they are made and typed to a real host. */
class AliasConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final ListsPlugin lists = new ListsPlugin();

    private HostBox box() {
        return new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), lists);
    }

    @Test
    void aWordStandsForALineAndFurtherWordsArePutBehindIt() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            assertTrue(ada.says("shipmate alias add dev lists devices")
                    .isTold("dev stands for")
                    .isPrivate());
            ada.says("dev ams01").isTold("looking at ams01");
            ada.isTold("ams01-sw10");
            ada.says("shipmate dev jfk01 | count").isTold("looking at jfk01");
            ada.isTold("3 rows");
            ada.says("dev");
            ada.answers(ada.isAsked("Which site?"), Map.of("site", "lhr01")).isTold("looking at lhr01");
            ada.isTold("lhr01-sw2");
            List<LogEntry> rows = logged(box, 4);
            assertEquals(
                    List.of(
                            new NamedValue("site", "jfk01"),
                            new NamedValue("(alias)", "dev"),
                            new NamedValue("(pipes)", "| count")),
                    rows.get(2).params());
            assertEquals("lists", rows.get(2).command());
            assertEquals("devices", rows.get(2).subcommand());
            assertTrue(rows.get(3).params().contains(new NamedValue("(alias)", "dev")));
            ada.says("help").isTold("dev  lists devices");
            ada.says("dev help").isTold("Usage: lists devices [site]");
            ada.says("help dev").isTold("Usage: lists devices [site]");
        }
    }

    @Test
    void quotesAndPipesOfTheLineAreKept() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate alias add down lists devices 'the site' | grep DOWN | count")
                    .isTold("stands for");
            ada.says("down").isTold("looking at the site");
            ada.isTold("1 row");
            ada.says("shipmate alias add say \"lists echo 'a | b'\"").isTold("lists echo 'a | b'");
            ada.says("say it's | count").isTold("1 line");
            ada.says("say it's").isTold("it's");
            ada.says("shipmate alias | grep down").isTold("lists devices 'the site' | grep DOWN | count");
        }
    }

    @Test
    void accessIsDecidedOnWhatItStandsForAndOnesOwnNeedNoGrant() {
        try (HostBox box = box()) {
            User ada = box.ada();
            ada.says("shipmate alias add dev lists devices ams01").isTold("this bot");
            for (String type : List.of("organization", "channel", "user")) {
                box.grant("bench", "plain", type, "*");
            }
            ada.says("shipmate alias add dev lists devices ams01").isTold("stands for");
            ada.says("dev").isTold("Access to \"lists devices\" is not permitted");
            LogEntry blocked = logged(box, 3).get(2);
            assertEquals("devices", blocked.subcommand());
            assertEquals(List.of(new NamedValue("(alias)", "dev")), blocked.params());
            ada.says("shipmate channel-alias add dev lists devices").isTold("not permitted");
            box.host.run(
                    "grants.add",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("command", "shipmate")
                            .put("subcommand", "alias")
                            .put("grant_type", "user")
                            .put("value", "ada")
                            .put("effect", "deny"),
                    new Author("test", "cli", "1"));
            ada.says("shipmate alias").isTold("A deny grant refuses");
            assertEquals(0, lists.runs.get());
        }
    }

    @Test
    void onesOwnGoesBeforeTheChannelsAndOthersHaveTheirs() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            assertFalse(ada.says("shipmate channel-alias add st lists devices all")
                    .isTold("for all in this channel")
                    .isPrivate());
            ada.says("st").isTold("looking at all");
            ada.isTold("all-sw1");
            ada.says("shipmate alias add st lists devices mine").isTold("stands for");
            ada.says("st").isTold("looking at mine");
            ada.isTold("mine-sw1");
            User bob = new User(box, "T1", "C1", "bob");
            bob.says("st").isTold("looking at all");
            bob.isTold("all-sw1");
            new User(box, "T1", "C2", "bob").says("st").isTold("There is no command st");
            Block.Table shown = (Block.Table) new User(box, "T1", "C1", "ada")
                    .says("shipmate alias list")
                    .isTold("channel")
                    .blocks()
                    .get(0);
            assertEquals(
                    List.of("st", "lists devices mine", "user", ""),
                    shown.rows().get(0));
            assertEquals(
                    List.of("st", "lists devices all", "channel", ""),
                    shown.rows().get(1));
        }
    }

    @Test
    void whatCannotBeAnAliasIsRefused() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate alias add bench lists devices").isTold("There is a command bench already");
            ada.says("shipmate alias add help lists devices").isTold("There is a command help already");
            ada.says("shipmate alias add jobs lists devices").isTold("There is \"shipmate jobs\" already");
            ada.says("shipmate alias add a-b lists devices").isTold("cannot be an alias");
            ada.says("shipmate alias add St lists devices").isTold("cannot be an alias");
            ada.says("shipmate alias add st list devices").isTold("Did you mean lists?");
            ada.says("shipmate alias add st lists devices | frob").isTold("There is no pipe \"frob\"");
            ada.says("shipmate alias add st lists echo 'open").isTold("never closed");
            ada.says("shipmate alias add st lists echo " + "x".repeat(500)).isTold("longer than 500");
            ada.says("shipmate alias add st lists devices").isTold("stands for");
            ada.says("shipmate alias add again st ams01").isTold("another alias is none");
            ada.says("shipmate alias add st lists mine").isTold("no more for \"lists devices\"");
        }
    }

    @Test
    void whatIsMissingIsAskedForAndEveryChangeIsLogged() {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            ada.says("shipmate alias").isTold("There are no aliases");
            ada.says("shipmate alias add");
            Prompt form = ada.isAsked("Which word?");
            ada.answers(form, Map.of("name", "st", "line", "/lists mine | count"))
                    .isTold("\"lists mine | count\"");
            ada.says("st").isTold("3 rows");
            ada.says("shipmate alias remove");
            Prompt which = ada.isAsked("Which word?");
            assertEquals("st", which.questions().get(0).choices().get(0).value());
            ada.answers(which, Map.of("name", "st")).isTold("stands for nothing any more");
            ada.says("shipmate alias remove st").isTold("There is no alias \"st\"");
            ada.says("st").isTold("There is no command st");
            List<ChangeEntry> changes = new ChangeLog(box.host.database().jdbi(), box.clock)
                    .list(Search.first(10).where("object_type", "alias"))
                    .rows();
            assertEquals(2, changes.size());
            assertEquals("lab ada", changes.get(0).author().who());
        }
    }

    @Test
    void aCommandThatComesLaterGoesFirst() {
        try (HostBox box = box().open()) {
            box.ada().says("shipmate alias add later lists mine").isTold("stands for");
        }
        try (HostBox box =
                new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), lists, new ListsPlugin("later"))) {
            User ada = box.ada();
            Message help = ada.says("later").isTold("later devices");
            assertFalse(PlainText.of(help).contains("own-sw1"));
            ada.says("shipmate later").isTold("own-sw1");
            ada.says("shipmate alias").isTold("hidden: there is a command later");
        }
    }

    private static List<LogEntry> logged(HostBox box, int rows) {
        await().atMost(PATIENCE)
                .until(() -> box.log().size() >= rows && box.log().stream().allMatch(row -> row.ending() != null));
        return box.log();
    }
}
