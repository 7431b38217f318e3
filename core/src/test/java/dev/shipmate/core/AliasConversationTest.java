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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that stand for lines, as they are made and typed to a real host. */
class AliasConversationTest {

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
    void aWordStandsForALineAndFurtherWordsArePutBehindIt() {
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
        List<LogEntry> all = logged(box);
        List<LogEntry> rows = all.subList(all.size() - 4, all.size());
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

    @Test
    void quotesAndPipesOfTheLineAreKept() {
        User quinn = new User(box, "T1", "C9", "quinn");
        quinn.says("shipmate alias add down lists devices 'the site' | grep DOWN | count")
                .isTold("stands for");
        quinn.says("down").isTold("looking at the site");
        quinn.isTold("1 row");
        quinn.says("shipmate alias add say \"lists echo 'a | b'\"").isTold("lists echo 'a | b'");
        quinn.says("say it's | count").isTold("1 line");
        quinn.says("say it's").isTold("it's");
        quinn.says("shipmate alias | grep down").isTold("lists devices 'the site' | grep DOWN | count");
    }

    @Test
    void accessIsDecidedOnWhatItStandsForAndOnesOwnNeedNoGrant(@TempDir Path home) {
        try (HostBox strict = box(home)) {
            int runs = LISTS.runs.get();
            User ada = strict.ada();
            ada.says("shipmate alias add dev lists devices ams01").isTold("this bot");
            for (String type : List.of("organization", "channel", "user")) {
                strict.grant("bench", "plain", type, "*");
            }
            ada.says("shipmate alias add dev lists devices ams01").isTold("stands for");
            ada.says("dev").isTold("Access to \"lists devices\" is not permitted");
            LogEntry blocked = logged(strict).get(2);
            assertEquals("devices", blocked.subcommand());
            assertEquals(List.of(new NamedValue("(alias)", "dev")), blocked.params());
            ada.says("shipmate channel-alias add dev lists devices").isTold("not permitted");
            strict.host.run(
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
            assertEquals(runs, LISTS.runs.get());
        }
    }

    @Test
    void onesOwnGoesBeforeTheChannelsAndOthersHaveTheirs() {
        User olga = new User(box, "T1", "C1", "olga");
        assertFalse(olga.says("shipmate channel-alias add st lists devices all")
                .isTold("for all in this channel")
                .isPrivate());
        olga.says("st").isTold("looking at all");
        olga.isTold("all-sw1");
        olga.says("shipmate alias add st lists devices mine").isTold("stands for");
        olga.says("st").isTold("looking at mine");
        olga.isTold("mine-sw1");
        User bob = new User(box, "T1", "C1", "bob");
        bob.says("st").isTold("looking at all");
        bob.isTold("all-sw1");
        new User(box, "T1", "C2", "bob").says("st").isTold("There is no command st");
        Block.Table shown = (Block.Table) new User(box, "T1", "C1", "olga")
                .says("shipmate alias list")
                .isTold("channel")
                .blocks()
                .get(0);
        assertEquals(
                List.of("st", "lists devices mine", "user", ""), shown.rows().get(0));
        assertEquals(
                List.of("st", "lists devices all", "channel", ""), shown.rows().get(1));
    }

    @Test
    void whatCannotBeAnAliasIsRefused() {
        User rita = new User(box, "T1", "C9", "rita");
        rita.says("shipmate alias add bench lists devices").isTold("There is a command bench already");
        rita.says("shipmate alias add help lists devices").isTold("There is a command help already");
        rita.says("shipmate alias add jobs lists devices").isTold("There is \"shipmate jobs\" already");
        rita.says("shipmate alias add a-b lists devices").isTold("cannot be an alias");
        rita.says("shipmate alias add St lists devices").isTold("cannot be an alias");
        rita.says("shipmate alias add st list devices").isTold("Did you mean lists?");
        rita.says("shipmate alias add st lists devices | frob").isTold("There is no pipe \"frob\"");
        rita.says("shipmate alias add st lists echo 'open").isTold("never closed");
        rita.says("shipmate alias add st lists echo " + "x".repeat(500)).isTold("longer than 500");
        rita.says("shipmate alias add st lists devices").isTold("stands for");
        rita.says("shipmate alias add again st ams01").isTold("another alias is none");
        rita.says("shipmate alias add st lists mine").isTold("no more for \"lists devices\"");
    }

    @Test
    void whatIsMissingIsAskedForAndEveryChangeIsLogged() {
        User mia = new User(box, "T1", "C9", "mia");
        mia.says("shipmate alias").isTold("There are no aliases");
        mia.says("shipmate alias add");
        Prompt form = mia.isAsked("Which word?");
        mia.answers(form, Map.of("name", "st", "line", "/lists mine | count")).isTold("\"lists mine | count\"");
        mia.says("st").isTold("3 rows");
        mia.says("shipmate alias remove");
        Prompt which = mia.isAsked("Which word?");
        assertEquals("st", which.questions().get(0).choices().get(0).value());
        mia.answers(which, Map.of("name", "st")).isTold("stands for nothing any more");
        mia.says("shipmate alias remove st").isTold("There is no alias \"st\"");
        mia.says("st").isTold("There is no command st");
        List<ChangeEntry> changes = new ChangeLog(box.host.database().jdbi(), box.clock)
                .list(Search.first(100).where("object_type", "alias"))
                .rows();
        assertEquals(
                2,
                changes.stream()
                        .filter(change -> change.author().who().equals("lab mia"))
                        .count());
    }

    @Test
    void aCommandThatComesLaterGoesFirst(@TempDir Path home) {
        try (HostBox before = box(home).open()) {
            before.ada().says("shipmate alias add later lists mine").isTold("stands for");
        }
        try (HostBox after =
                new HostBox(home, HostBox.RICH, Map.of(), new SettableClock(), LISTS, new ListsPlugin("later"))) {
            User ada = after.ada();
            Message help = ada.says("later").isTold("later devices");
            assertFalse(PlainText.of(help).contains("own-sw1"));
            ada.says("shipmate later").isTold("own-sw1");
            ada.says("shipmate alias").isTold("hidden: there is a command later");
        }
    }

    private static List<LogEntry> logged(HostBox box) {
        await().atMost(PATIENCE)
                .until(() -> !box.log().isEmpty() && box.log().stream().allMatch(row -> row.ending() != null));
        return box.log();
    }
}
