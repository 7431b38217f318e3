package dev.shipmate.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SignInsTest {

    private final Database database = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final Accounts accounts =
            new Accounts(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock), QuickPasswords.make());
    private final SignIns signIns = new SignIns(database.jdbi(), clock, accounts, new SecureRandom());
    private Account ada;

    @BeforeEach
    void addAda() {
        ada = accounts.add("ada", Role.ADMIN, "correct horse battery", new Author("root", "cli", "r-1"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSessionIsKnownByItsSecretAlone() {
        Token token = signIns.open(ada);

        SignedIn signedIn = signIns.find(token).orElseThrow();

        assertEquals("ada", signedIn.account().name());
        assertEquals(clock.instant(), signedIn.account().lastLogin());
        assertEquals(Optional.empty(), signIns.find(new Token(token.hash())));
        assertEquals(Optional.empty(), signIns.find(new Token("")));
        assertNotEquals(token, signIns.open(ada));
    }

    @Test
    void theDatabaseHoldsNothingThatSignsIn() {
        Token token = signIns.open(ada);
        String link = signIns.newLink("ada");

        List<String> stored = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select token_hash from login_session union select token_hash from login_link")
                        .mapTo(String.class)
                        .list());

        assertEquals(2, stored.size());
        assertFalse(stored.contains(token.text()) || stored.contains(link));
        assertEquals(64, stored.get(0).length());
    }

    @Test
    void aSessionThatIsUsedLivesAWeek() {
        Token token = signIns.open(ada);

        for (int hours = 0; hours < 7 * 24 - 7; hours += 7) {
            assertTrue(signIns.find(token).isPresent(), hours + " hours");
            clock.move(Duration.ofHours(7));
        }
        clock.move(Duration.ofHours(1));

        assertEquals(Optional.empty(), signIns.find(token));
    }

    @Test
    void aSessionThatIsNotUsedEndsAfterEightHours() {
        Token token = signIns.open(ada);
        SignedIn signedIn = signIns.find(token).orElseThrow();

        clock.move(Duration.ofHours(8).minusSeconds(1));
        assertTrue(signIns.isOpen(signedIn));
        clock.move(Duration.ofSeconds(1));

        assertFalse(signIns.isOpen(signedIn), "asking whether it is open is no use of it");
        assertEquals(Optional.empty(), signIns.find(token));
    }

    @Test
    void aClosedSessionStaysClosed() {
        Token token = signIns.open(ada);

        signIns.close(signIns.find(token).orElseThrow());

        assertEquals(Optional.empty(), signIns.find(token));
    }

    @Test
    void aLinkSignsInOnce() {
        Token link = new Token(signIns.newLink("ada"));

        assertTrue(signIns.isGood(link));
        assertTrue(signIns.isGood(link), "looking does not use it");
        assertEquals("ada", signIns.use(link).orElseThrow().name());
        assertFalse(signIns.isGood(link));
        assertEquals(Optional.empty(), signIns.use(link));
    }

    @Test
    void aLinkLastsAnHour() {
        Token link = new Token(signIns.newLink("ada"));

        clock.move(Duration.ofHours(1));

        assertFalse(signIns.isGood(link));
        assertEquals(Optional.empty(), signIns.use(link));
    }

    @Test
    void thereIsNoLinkForNobody() {
        assertThrows(AccountException.class, () -> signIns.newLink("grace"));
        assertEquals(Optional.empty(), signIns.use(new Token("made-up")));
    }

    @Test
    void expiredSessionsAreForgotten() {
        signIns.open(ada);
        clock.move(Duration.ofDays(8));
        signIns.open(ada);

        int left = database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from login_session")
                        .mapTo(int.class)
                        .one());
        assertEquals(1, left);
    }
}
