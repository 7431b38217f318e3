package dev.shipmate.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.talk.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CommandTokenStoreTest {

    private static final Author ADA = new Author("ada", "cli", "r-1");
    private static final String TOKEN = "k7pzr9bqzp8bmq5tqs1i4u6nwe";

    private final Database database = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock();
    private final ChangeLog changes = new ChangeLog(database.jdbi(), clock);
    private final CommandTokenStore tokens = new CommandTokenStore(database.jdbi(), clock, changes);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenCountsForItsPlatformUntilItIsRemoved() {
        CommandToken added = tokens.add("telegraph", "the wire", TOKEN, ADA);

        assertTrue(tokens.accepts("telegraph", TOKEN));
        assertFalse(tokens.accepts("post", TOKEN));
        assertFalse(tokens.accepts("telegraph", TOKEN.toUpperCase(java.util.Locale.ROOT)));
        assertFalse(tokens.accepts("telegraph", ""));
        assertFalse(tokens.accepts("telegraph", "x".repeat(100_000)));
        assertEquals(List.of(added), tokens.list());

        assertEquals(Optional.of(added), tokens.remove(added.id(), ADA));
        assertFalse(tokens.accepts("telegraph", TOKEN));
        assertEquals(Optional.empty(), tokens.remove(added.id(), ADA));
        assertEquals(Optional.empty(), tokens.remove(UUID.randomUUID(), ADA));
    }

    @Test
    void aPlatformMayHaveManyTokensAndEachOnce() {
        tokens.add("telegraph", "", TOKEN, ADA);
        tokens.add("telegraph", "", TOKEN + "2", ADA);
        tokens.add("post", "", TOKEN, ADA);

        String message = refused("telegraph", "again", TOKEN);
        assertTrue(message.contains("entered before"), message);
        assertEquals(3, tokens.list().size());
    }

    @Test
    void everyChangeIsLoggedWithoutTheToken() {
        tokens.remove(tokens.add("telegraph", "the wire", TOKEN, ADA).id(), ADA);

        List<ChangeEntry> logged = changes.list(Search.first(5)).rows();
        assertEquals(
                List.of("create", "delete"),
                logged.stream().map(ChangeEntry::action).sorted().toList());
        logged.forEach(entry -> {
            assertEquals("commandtoken", entry.objectType());
            assertEquals(ADA, entry.author());
            assertFalse(entry.toString().contains(TOKEN), entry.toString());
            assertTrue(entry.toString().contains("the wire"), entry.toString());
        });
    }

    @Test
    void whatIsNoTokenOrNoPlatformIsRefusedAndNotRepeated() {
        for (String wrong : List.of("", "seven77", "sword fish", "swordfish\n", "schwertfisch-ä", "x".repeat(129))) {
            String message = refused("telegraph", "", wrong);
            assertTrue(message.contains("8 to 128"), message);
            assertFalse(message.contains("fish"), message);
        }
        for (String wrong : List.of("", "Telegraph", "tele-graph", "x".repeat(65))) {
            assertTrue(refused(wrong, "", TOKEN).contains("platform"));
        }
        assertTrue(refused("telegraph", "two\nlines", TOKEN).contains("comment"));
        assertTrue(refused("telegraph", "x".repeat(256), TOKEN).contains("comment"));
        assertEquals(List.of(), tokens.list());
    }

    private String refused(String platform, String comment, String token) {
        return assertThrows(IllegalArgumentException.class, () -> tokens.add(platform, comment, token, ADA))
                .getMessage();
    }
}
