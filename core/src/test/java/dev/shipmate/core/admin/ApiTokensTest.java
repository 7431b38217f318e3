package dev.shipmate.core.admin;

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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ApiTokensTest {

    private static final Author ROOT = new Author("root", "cli", "r-1");

    private final Database database = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final ChangeLog changes = new ChangeLog(database.jdbi(), clock);
    private final Accounts accounts = new Accounts(database.jdbi(), clock, changes, QuickPasswords.make());
    private final ApiTokens tokens = new ApiTokens(database.jdbi(), clock, changes, accounts, new SecureRandom());

    @BeforeEach
    void accounts() {
        accounts.add("ada", Role.ADMIN, "correct horse battery", ROOT);
        accounts.add("bob", Role.VIEWER, "correct horse battery", ROOT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        ApiTokens.Fresh fresh = tokens.add("ada", "ansible", false, null, ROOT);

        assertTrue(fresh.text().matches("[0-9a-f]{40}"));
        assertFalse(fresh.toString().contains(fresh.text()));
        assertEquals(fresh.token().id(), tokens.find(fresh.text()).orElseThrow().id());
        List<String> stored = database.jdbi()
                .withHandle(handle -> handle.createQuery("select token_hash from api_token")
                        .mapTo(String.class)
                        .list());
        assertFalse(stored.contains(fresh.text()));
        ChangeEntry change = changes.list(Search.first(1).where("object_type", "apitoken"))
                .rows()
                .get(0);
        assertFalse(String.valueOf(change.after()).contains(fresh.text()));
        assertTrue(String.valueOf(change.after()).contains("ansible"));
    }

    @Test
    void whatItMayDoIsItsAccountsRoleNow() {
        String full = tokens.add("ada", "", false, null, ROOT).text();
        String reader = tokens.add("ada", "", true, null, ROOT).text();
        String viewer = tokens.add("bob", "", false, null, ROOT).text();

        assertTrue(tokens.find(full).orElseThrow().mayChange());
        assertFalse(tokens.find(reader).orElseThrow().mayChange());
        assertFalse(tokens.find(viewer).orElseThrow().mayChange());

        accounts.role("ada", Role.VIEWER, ROOT);
        assertFalse(tokens.find(full).orElseThrow().mayChange(), "a lowered role counts at once");
    }

    @Test
    void itEndsWhenItExpiresIsRevokedOrItsAccountGoes() {
        String brief = tokens.add("ada", "", false, clock.instant().plusSeconds(60), ROOT)
                .text();
        ApiTokens.Fresh revoked = tokens.add("ada", "", false, null, ROOT);
        String bobs = tokens.add("bob", "", false, null, ROOT).text();

        clock.move(Duration.ofSeconds(59));
        assertTrue(tokens.find(brief).isPresent());
        clock.move(Duration.ofSeconds(1));
        assertTrue(tokens.find(brief).isEmpty());
        assertTrue(tokens.revoke(revoked.token().id(), ROOT).isPresent());
        assertTrue(tokens.find(revoked.text()).isEmpty());
        assertTrue(tokens.revoke(UUID.randomUUID(), ROOT).isEmpty());
        accounts.remove("bob", ROOT);
        assertTrue(tokens.find(bobs).isEmpty());
    }

    @Test
    void thatItWasUsedIsWrittenDownOnceAMinute() {
        String text = tokens.add("ada", "", false, null, ROOT).text();
        var first = clock.instant();
        tokens.find(text);
        clock.move(Duration.ofSeconds(30));
        tokens.find(text);
        assertEquals(first, tokens.list().get(0).lastUsed());
        clock.move(Duration.ofSeconds(31));
        tokens.find(text);
        assertEquals(clock.instant(), tokens.list().get(0).lastUsed());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(AccountException.class, () -> tokens.add("nobody", "", false, null, ROOT));
        assertThrows(AccountException.class, () -> tokens.add("ada", "a\nb", false, null, ROOT));
        assertThrows(AccountException.class, () -> tokens.add("ada", "x".repeat(256), false, null, ROOT));
        assertThrows(AccountException.class, () -> tokens.add("ada", "", false, clock.instant(), ROOT));
        for (String hostile : List.of("", "x", "\0", "x".repeat(10_000))) {
            assertTrue(tokens.find(hostile).isEmpty());
        }
    }
}
