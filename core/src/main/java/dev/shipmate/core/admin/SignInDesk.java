package dev.shipmate.core.admin;

import dev.shipmate.core.log.Author;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Where names and passwords are handed in: so often per address and per name, and with an answer that does not tell
 * which of the two was wrong.
 */
public final class SignInDesk {

    private static final int REMEMBERED = 10_000;
    private static final int PER_ADDRESS = 20;
    private static final int PER_NAME = 10;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 64;

    private final Accounts accounts;
    private final SignIns signIns;
    private final AttemptLimiter addresses;
    private final AttemptLimiter names;

    public SignInDesk(Accounts accounts, SignIns signIns, Clock clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.addresses = new AttemptLimiter(clock, PER_ADDRESS, STEP, REMEMBERED);
        this.names = new AttemptLimiter(clock, PER_NAME, STEP, REMEMBERED);
    }

    /** How a try ended. */
    sealed interface Answer {

        /** Signed in under this secret. */
        record Welcome(Token token) implements Answer {}

        /** Name or password are wrong. */
        record Wrong() implements Answer {}

        /** Too many tries: not even looked at. */
        record TooMany() implements Answer {}
    }

    Answer signIn(String address, String name, String password) {
        String normal = name.strip().toLowerCase(Locale.ROOT);
        if (!addresses.tryOnce(address)) {
            return new Answer.TooMany();
        }
        if (normal.length() > LONGEST_NAME) {
            return new Answer.Wrong();
        }
        if (!names.tryOnce(normal)) {
            return new Answer.TooMany();
        }
        Optional<Account> account = accounts.verify(normal, password);
        if (account.isEmpty()) {
            return new Answer.Wrong();
        }
        addresses.forgive(address);
        names.forgive(normal);
        return new Answer.Welcome(signIns.open(account.get()));
    }

    /** Signs in by a link; empty where it is used, expired or was never made. */
    Optional<Token> signIn(String address, Token link) {
        if (!addresses.tryOnce(address)) {
            return Optional.empty();
        }
        Optional<Account> account = signIns.use(link);
        account.ifPresent(found -> addresses.forgive(address));
        return account.map(signIns::open);
    }

    /** Makes the first account and signs it in; empty where the link does nothing, or another was faster. */
    Optional<Token> setUp(String address, Token link, String name, String password) {
        if (!addresses.tryOnce(address)) {
            throw new AccountException("Too many tries. Wait a minute and try again.");
        }
        Author author = new Author(
                name.strip().toLowerCase(Locale.ROOT), "web", UUID.randomUUID().toString());
        return signIns.setUp(link, name, password, author).map(signIns::open);
    }
}
