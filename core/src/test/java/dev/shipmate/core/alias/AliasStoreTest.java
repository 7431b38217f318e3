package dev.shipmate.core.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AliasStoreTest {

    private static final Author AUTHOR = new Author("lab ada", "chat", "1");
    private static final Origin ADA = new Origin("lab", Party.of("T1"), Party.of("C1"), Party.of("ada"), "here");
    private static final Owner OWN = new Owner("lab", Scope.USER, "ada", "Ada");
    private static final Owner CHANNEL = new Owner("lab", Scope.CHANNEL, "C1", "x".repeat(300));

    private final Database database = TestDatabase.fresh();
    private final AliasStore store = new AliasStore(database.jdbi(), Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ownOnesGoBeforeThoseOfTheChannel() {
        store.put(CHANNEL, "st", "network status", AUTHOR);
        store.put(CHANNEL, "all", "network devices", AUTHOR);
        assertEquals(Optional.of("network status"), store.find(ADA, "st").map(Alias::line));
        store.put(OWN, "st", "network mine", AUTHOR);
        assertEquals(Optional.of("network mine"), store.find(ADA, "st").map(Alias::line));
        assertEquals(
                List.of("st", "all", "st"),
                store.of(ADA).stream().map(Alias::name).toList());
        Origin elsewhere = new Origin("lab", Party.of("T1"), null, Party.of("ada"), "there");
        assertEquals(
                List.of("network mine"),
                store.of(elsewhere).stream().map(Alias::line).toList());
        Origin other = new Origin("console", Party.of("T1"), Party.of("C1"), Party.of("ada"), "there");
        assertTrue(store.of(other).isEmpty());
        Origin nobody = new Origin("lab", Party.of("T1"), Party.of(""), null, "there");
        assertTrue(store.of(nobody).isEmpty());
        assertTrue(store.find(ADA, "st\0").isEmpty());
    }

    @Test
    void everyChangeIsWrittenDown() {
        assertTrue(store.put(OWN, "st", "network status", AUTHOR).isEmpty());
        assertEquals(
                "network status",
                store.put(OWN, "st", "network mine", AUTHOR).orElseThrow().line());
        assertEquals(
                "network mine", store.remove(OWN, "st", AUTHOR).orElseThrow().line());
        assertTrue(store.remove(OWN, "st", AUTHOR).isEmpty());
        assertEquals(
                3,
                new ChangeLog(database.jdbi(), Clock.systemUTC())
                        .list(Search.first(10).where("object_type", "alias"))
                        .total());
    }

    @Test
    void thereAreOnlySoMany() {
        for (int i = 0; i < 50; i++) {
            store.put(OWN, "st" + i, "network status", AUTHOR);
        }
        TooManyAliasesException tooMany =
                assertThrows(TooManyAliasesException.class, () -> store.put(OWN, "more", "network status", AUTHOR));
        assertEquals("A user has at most 50 aliases. Remove one first.", tooMany.sentence());
        store.put(OWN, "st1", "network mine", AUTHOR);
        assertEquals(2, store.count(List.of("st1", "st2", "others")));
        assertEquals(0, store.count(List.of()));
        assertEquals(50, store.list(Search.first(10)).total());
        Alias first = store.list(Search.first(1).where("name", "st1")).rows().get(0);
        assertEquals(
                "network mine", store.remove(first.id(), AUTHOR).orElseThrow().line());
        assertTrue(store.remove(first.id(), AUTHOR).isEmpty());
    }
}
