package dev.shipmate.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AccountsTest {

    private static final Author ROOT = new Author("root", "cli", "r-1");
    private static final String PASSWORD = "correct horse battery";

    private final Database database = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final ChangeLog changes = new ChangeLog(database.jdbi(), clock);
    private final Passwords passwords = QuickPasswords.make();
    private final Accounts accounts = new Accounts(database.jdbi(), clock, changes, passwords);
    private final SignIns signIns = new SignIns(database.jdbi(), clock, accounts, new SecureRandom());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasAddedIsListedAndCanSignIn() {
        Account ada = accounts.add(" Ada ", Role.ADMIN, PASSWORD, ROOT);

        assertEquals("ada", ada.name());
        assertEquals(List.of(ada), accounts.list());
        assertEquals(Optional.of(ada), accounts.verify("ADA", PASSWORD));
    }

    @Test
    void neitherAWrongPasswordNorAnUnknownNameIsVerified() {
        accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);

        assertEquals(Optional.empty(), accounts.verify("ada", PASSWORD + "x"));
        assertEquals(Optional.empty(), accounts.verify("ada", ""));
        assertEquals(Optional.empty(), accounts.verify("grace", PASSWORD));
        assertEquals(Optional.empty(), accounts.verify("ada", "x".repeat(100_000)));
    }

    @Test
    void theHashIsSlowAndSalted() {
        Passwords real = new Passwords(new SecureRandom());
        String first = real.hash(PASSWORD);

        assertTrue(first.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), first);
        assertNotEquals(first, real.hash(PASSWORD));
        assertTrue(real.matches(PASSWORD, first));
    }

    @Test
    void generatedPasswordsAreLongAndDiffer() {
        assertEquals(20, passwords.generate().length());
        assertNotEquals(passwords.generate(), passwords.generate());
    }

    @Test
    void aNameIsUsedOnce() {
        accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);

        AccountException refusal =
                assertThrows(AccountException.class, () -> accounts.add("Ada", Role.VIEWER, PASSWORD, ROOT));

        assertTrue(refusal.getMessage().contains("ada exists already"), refusal.getMessage());
    }

    @Test
    void namesAndPasswordsThatWouldDoHarmAreRefused() {
        for (String name : List.of("", " ", "a b", "-ada", "<b>", "a/b", "x".repeat(65), "a\0b")) {
            assertThrows(AccountException.class, () -> accounts.add(name, Role.ADMIN, PASSWORD, ROOT), name);
        }
        assertThrows(AccountException.class, () -> accounts.add("ada", Role.ADMIN, "short", ROOT));
        assertThrows(AccountException.class, () -> accounts.add("ada", Role.ADMIN, "x".repeat(201), ROOT));
    }

    @Test
    void anotherPasswordEndsEverySessionAndLink() {
        Account ada = accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);
        Account grace = accounts.add("grace", Role.ADMIN, PASSWORD, ROOT);
        Token adas = signIns.open(ada);
        Token graces = signIns.open(grace);
        Token link = new Token(signIns.newLink("ada"));

        accounts.password("ada", "another password", ROOT);

        assertEquals(Optional.empty(), signIns.find(adas));
        assertEquals(Optional.empty(), signIns.use(link));
        assertTrue(signIns.find(graces).isPresent());
        assertEquals(Optional.empty(), accounts.verify("ada", PASSWORD));
        assertTrue(accounts.verify("ada", "another password").isPresent());
    }

    @Test
    void aRemovedAccountIsGoneWithItsSessions() {
        Token session = signIns.open(accounts.add("ada", Role.ADMIN, PASSWORD, ROOT));

        accounts.remove("ada", ROOT);

        assertEquals(List.of(), accounts.list());
        assertEquals(Optional.empty(), signIns.find(session));
        AccountException refusal = assertThrows(AccountException.class, () -> accounts.remove("ada", ROOT));
        assertTrue(refusal.getMessage().contains("users list"), refusal.getMessage());
    }

    @Test
    void everyChangeIsLoggedWithItsAuthorAndWithoutThePassword() {
        accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);
        accounts.password("ada", "another password", ROOT);
        accounts.remove("ada", ROOT);

        List<ChangeEntry> entries = changes.list(Search.first(10)).rows();

        assertEquals(
                List.of("create", "delete", "update"),
                entries.stream().map(ChangeEntry::action).sorted().toList());
        for (ChangeEntry entry : entries) {
            assertEquals(ROOT, entry.author());
            assertEquals("account", entry.objectType());
            String fields = String.valueOf(entry.before()) + entry.after();
            assertFalse(fields.contains(PASSWORD) || fields.contains("another") || fields.contains("argon2"), fields);
        }
    }
}
