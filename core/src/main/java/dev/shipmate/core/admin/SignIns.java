package dev.shipmate.core.admin;

import dev.shipmate.core.log.Author;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The sessions of those who are signed in, and the links that sign in once.
 *
 * <p>Both are random secrets of which only hashes are stored, so that a copy of the database opens nothing.
 */
public final class SignIns {

    static final Duration IDLE = Duration.ofHours(8);
    static final Duration LONGEST = Duration.ofDays(7);
    static final Duration LINK = Duration.ofHours(1);

    /** A request more often than this writes nothing. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Accounts accounts;
    private final SecureRandom random;

    public SignIns(Jdbi jdbi, Clock clock, Accounts accounts, SecureRandom random) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.accounts = accounts;
        this.random = random;
    }

    /** Begins a session under a new secret, whatever the browser had before. */
    Token open(Account account) {
        Token token = Token.random(random);
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from login_session where expires_at <= :now or last_seen <= :idle")
                    .bind("now", now)
                    .bind("idle", now.minus(IDLE))
                    .execute();
            handle.createUpdate("insert into login_session (token_hash, account_id, created, last_seen, expires_at)"
                            + " values (:hash, :account, :now, :now, :expires)")
                    .bind("hash", token.hash())
                    .bind("account", account.id())
                    .bind("now", now)
                    .bind("expires", now.plus(LONGEST))
                    .execute();
            accounts.signedIn(handle, account, now);
        });
        return token;
    }

    /** Who has this secret, if its session is still good; the session lives on from now. */
    Optional<SignedIn> find(Token token) {
        Optional<Account> account = find(token.hash());
        if (account.isPresent()) {
            Instant now = clock.instant();
            jdbi.useHandle(
                    handle -> handle.createUpdate("update login_session set last_seen = :now where token_hash = :hash"
                                    + " and last_seen < :step")
                            .bind("now", now)
                            .bind("hash", token.hash())
                            .bind("step", now.minus(SEEN_STEP))
                            .execute());
        }
        return account.map(found -> new SignedIn(found, token.derived("csrf").text(), token.hash()));
    }

    /** Whether a session is still good; asking does not keep it so. */
    public boolean isOpen(SignedIn signedIn) {
        return find(signedIn.session()).isPresent();
    }

    void close(SignedIn signedIn) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from login_session where token_hash = :hash")
                .bind("hash", signedIn.session())
                .execute());
    }

    /** Makes the secret of a link that signs in once, within the hour. */
    public String newLink(String accountName) {
        Account account = accounts.find(accountName)
                .orElseThrow(() -> new AccountException("There is no account \"" + accountName + "\"."));
        Token token = Token.random(random);
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from login_link where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("insert into login_link (token_hash, account_id, expires_at)"
                            + " values (:hash, :account, :expires)")
                    .bind("hash", token.hash())
                    .bind("account", account.id())
                    .bind("expires", now.plus(LINK))
                    .execute();
        });
        return token.text();
    }

    /** Makes the secret of a link that lets whoever opens it make the first account, within the hour. */
    public String newSetUpLink() {
        Token token = Token.random(random);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into login_link (token_hash, expires_at) values (:hash, :expires)")
                .bind("hash", token.hash())
                .bind("expires", clock.instant().plus(LINK))
                .execute());
        return token.text();
    }

    /** Whether a link would make the first account. */
    boolean isSetUp(Token link) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from login_link"
                                + " where token_hash = :hash and account_id is null"
                                + " and used_at is null and expires_at > :now")
                        .bind("hash", link.hash())
                        .bind("now", clock.instant())
                        .mapTo(int.class)
                        .one())
                == 1;
    }

    /** Uses a set-up link up: of two at once one makes the account, and none does where there is an account already. */
    Optional<Account> setUp(Token link, String name, String password, Author author) {
        String checked = Accounts.checkedName(name);
        String hash = accounts.checkedHash(password);
        return jdbi.inTransaction(handle -> {
            int used = handle.createUpdate("update login_link set used_at = :now where token_hash = :hash"
                            + " and account_id is null and used_at is null and expires_at > :now")
                    .bind("now", clock.instant())
                    .bind("hash", link.hash())
                    .execute();
            return used == 0 ? Optional.<Account>empty() : accounts.addFirst(handle, checked, hash, author);
        });
    }

    /** Whether a link would sign in; looking does not use it, so that previews of it do no harm. */
    boolean isGood(Token link) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from login_link"
                                + " where token_hash = :hash and account_id is not null"
                                + " and used_at is null and expires_at > :now")
                        .bind("hash", link.hash())
                        .bind("now", clock.instant())
                        .mapTo(int.class)
                        .one())
                == 1;
    }

    /** Uses a link up and returns whom it signs in. Of two at once, one succeeds. */
    Optional<Account> use(Token link) {
        return jdbi.inTransaction(handle -> {
            int used = handle.createUpdate("update login_link set used_at = :now"
                            + " where token_hash = :hash and account_id is not null"
                            + " and used_at is null and expires_at > :now")
                    .bind("hash", link.hash())
                    .bind("now", clock.instant())
                    .execute();
            return used == 0
                    ? Optional.empty()
                    : handle.createQuery("select account.* from account join login_link on account_id = account.id"
                                    + " where token_hash = :hash")
                            .bind("hash", link.hash())
                            .map(AccountRow::of)
                            .findOne();
        });
    }

    private Optional<Account> find(String hash) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select account.* from account join login_session on account_id = account.id"
                                + " where token_hash = :hash and expires_at > :now and last_seen > :idle")
                .bind("hash", hash)
                .bind("now", now)
                .bind("idle", now.minus(IDLE))
                .map(AccountRow::of)
                .findOne());
    }
}
