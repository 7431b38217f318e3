package dev.shipmate.core.admin;

/** A change of accounts that is refused, in one sentence that says what to do instead. */
public final class AccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountException(String message) {
        super(message);
    }
}
