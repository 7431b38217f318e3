package dev.shipmate.core.admin;

import dev.shipmate.core.database.UniqueViolation;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Keeps the accounts. Every change is written to the change log in its own transaction, without the password. */
public final class Accounts {

    private static final String OBJECT_TYPE = "account";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

    private final Jdbi jdbi;
    private final Clock clock;
    private final ChangeLog changes;
    private final Passwords passwords;

    public Accounts(Jdbi jdbi, Clock clock, ChangeLog changes, Passwords passwords) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.changes = changes;
        this.passwords = passwords;
    }

    /** All of them, by name. */
    public List<Account> list() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from account order by name")
                .map(AccountRow::of)
                .list());
    }

    public Optional<Account> find(String name) {
        return jdbi.withHandle(handle -> find(handle, normal(name), ""));
    }

    /**
     * Adds an account.
     *
     * @throws AccountException where the name is taken or not allowed, or the password too short
     */
    public Account add(String name, Role role, String password, Author author) {
        String checked = checkedName(name);
        String hash = passwords.hash(checkedPassword(password));
        Account account =
                new Account(UUID.randomUUID(), checked, role, clock.instant().truncatedTo(ChronoUnit.MICROS), null);
        return jdbi.inTransaction(handle -> {
            insert(handle, account, hash);
            changes.record(handle, author, Change.created(OBJECT_TYPE, account.id(), fields(account)));
            return account;
        });
    }

    /**
     * Sets another password and ends every session and link of the account.
     *
     * @throws AccountException where there is no such account, or the password is too short
     */
    public void password(String name, String password, Author author) {
        String hash = passwords.hash(checkedPassword(password));
        jdbi.useTransaction(handle -> {
            Account account = required(handle, name);
            handle.createUpdate("update account set password_hash = :hash where id = :id")
                    .bind("hash", hash)
                    .bind("id", account.id())
                    .execute();
            handle.createUpdate("delete from login_session where account_id = :id")
                    .bind("id", account.id())
                    .execute();
            handle.createUpdate("delete from login_link where account_id = :id")
                    .bind("id", account.id())
                    .execute();
            changes.record(
                    handle,
                    author,
                    Change.updated(
                            OBJECT_TYPE,
                            account.id(),
                            fields(account),
                            Map.of(
                                    "name",
                                    account.name(),
                                    "role",
                                    account.role().word(),
                                    "password",
                                    "changed")));
        });
    }

    /**
     * Gives an account another role, which counts for its next request.
     *
     * @throws AccountException where there is no such account, or no administrator would be left
     */
    public Account role(String name, Role role, Author author) {
        return jdbi.inTransaction(handle -> {
            Account before = required(handle, name);
            if (before.role() == role) {
                return before;
            }
            refuseLastAdmin(handle, before, author);
            Account after = new Account(before.id(), before.name(), role, before.created(), before.lastLogin());
            handle.createUpdate("update account set role = :role where id = :id")
                    .bind("role", role.word())
                    .bind("id", before.id())
                    .execute();
            changes.record(handle, author, Change.updated(OBJECT_TYPE, before.id(), fields(before), fields(after)));
            return after;
        });
    }

    /**
     * Removes an account, its sessions, links and API tokens.
     *
     * @throws AccountException where there is no such account, or no administrator would be left
     */
    public void remove(String name, Author author) {
        jdbi.useTransaction(handle -> {
            Account account = required(handle, name);
            refuseLastAdmin(handle, account, author);
            handle.createUpdate("delete from account where id = :id")
                    .bind("id", account.id())
                    .execute();
            changes.record(handle, author, Change.deleted(OBJECT_TYPE, account.id(), fields(account)));
        });
    }

    /** Adds the first account of all, an administrator; empty where there is one already. */
    Optional<Account> addFirst(Handle handle, String name, String hash, Author author) {
        Account account =
                new Account(UUID.randomUUID(), name, Role.ADMIN, clock.instant().truncatedTo(ChronoUnit.MICROS), null);
        if (count(handle, "") > 0) {
            return Optional.empty();
        }
        insert(handle, account, hash);
        changes.record(handle, author, Change.created(OBJECT_TYPE, account.id(), fields(account)));
        return Optional.of(account);
    }

    /** Whether nobody can sign in yet. */
    public boolean isEmpty() {
        return jdbi.withHandle(handle -> count(handle, "")) == 0;
    }

    /** Whether somebody's password this is. */
    public boolean isPassword(Account account, String password) {
        return verify(account.name(), password).isPresent();
    }

    String checkedHash(String password) {
        return passwords.hash(checkedPassword(password));
    }

    /** Whoever locks all out through a page could not come back; the command line can make another account. */
    private static void refuseLastAdmin(Handle handle, Account account, Author author) {
        boolean isLast = account.role() == Role.ADMIN && count(handle, " where role = 'admin'") == 1;
        if (isLast && !author.means().equals("cli")) {
            throw new AccountException(account.name() + " is the only administrator. Make another one first.");
        }
    }

    private static int count(Handle handle, String where) {
        return handle.createQuery("select count(*) from account" + where)
                .mapTo(int.class)
                .one();
    }

    /** The account whose name and password these are. Takes the same time where there is no such name. */
    Optional<Account> verify(String name, String password) {
        Optional<String> hash =
                jdbi.withHandle(handle -> handle.createQuery("select password_hash from account where name = :name")
                        .bind("name", normal(name))
                        .mapTo(String.class)
                        .findOne());
        boolean isRight = passwords.matches(password, hash.orElse(AccountRow.NOBODYS_HASH));
        return isRight && hash.isPresent() ? find(name) : Optional.empty();
    }

    private Account required(Handle handle, String name) {
        return find(handle, normal(name), " for update")
                .orElseThrow(() -> new AccountException(
                        "There is no account \"" + name + "\". \"users list\" shows those that there are."));
    }

    private static Optional<Account> find(Handle handle, String name, String lock) {
        return handle.createQuery("select * from account where name = :name" + lock)
                .bind("name", name)
                .map(AccountRow::of)
                .findOne();
    }

    private static void insert(Handle handle, Account account, String hash) {
        try {
            handle.createUpdate("insert into account (id, name, role, password_hash, created)"
                            + " values (:id, :name, :role, :hash, :created)")
                    .bind("id", account.id())
                    .bind("name", account.name())
                    .bind("role", account.role().word())
                    .bind("hash", hash)
                    .bind("created", account.created())
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            throw UniqueViolation.caused(e)
                    ? new AccountException("The account " + account.name()
                            + " exists already. Choose another name, or set its password.")
                    : e;
        }
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static String checkedName(String name) {
        String normal = normal(name);
        if (!NAME.matcher(normal).matches()) {
            throw new AccountException("The account name \"" + name
                    + "\" must be at most 64 letters, digits or . _ @ + - and begin with a letter or digit.");
        }
        return normal;
    }

    private static String checkedPassword(String password) {
        if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
            throw new AccountException("A password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST
                    + " characters. Choose another.");
        }
        return password;
    }

    private static Map<String, String> fields(Account account) {
        return Map.of("name", account.name(), "role", account.role().word());
    }

    /** The moment of a sign-in. */
    void signedIn(Handle handle, Account account, Instant now) {
        handle.createUpdate("update account set last_login = :now where id = :id")
                .bind("now", now)
                .bind("id", account.id())
                .execute();
    }
}
