package dev.shipmate.core.admin;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.settings.AddressRange;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What administrators use, on a database in memory, for tests of pages behind the sign-in. */
public final class AdminFixture implements AutoCloseable {

    private final Database database = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final Accounts accounts =
            new Accounts(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock), QuickPasswords.make());
    private final SignIns signIns = new SignIns(database.jdbi(), clock, accounts, new SecureRandom());
    private final Guard guard = new Guard(
            signIns,
            new ApiTokens(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock), accounts, new SecureRandom()),
            Optional.empty());
    private final Pages pages = new Pages();

    public Database database() {
        return database;
    }

    public Hands clock() {
        return clock;
    }

    public Guard guard() {
        return guard;
    }

    public Pages pages() {
        return pages;
    }

    public AdminRoutes routes() {
        return new AdminRoutes(
                new SignInDesk(accounts, signIns, clock),
                signIns,
                guard,
                pages,
                new ClientAddress(List.of(AddressRange.of("127.0.0.1"))));
    }

    /** Makes an account and signs its browser in. */
    public void signIn(Browser browser, String name) {
        accounts.add(name, Role.VIEWER, "correct horse battery", new Author("root", "cli", "r-1"));
        browser.submit("/login/link/" + signIns.newLink(name) + "/", Map.of());
    }

    @Override
    public void close() {
        database.close();
    }
}
