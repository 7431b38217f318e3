package dev.shipmate.core.access;

/** A grant that is there already, so that nobody believes to have changed something. */
public final class DuplicateGrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DuplicateGrantException(Grant grant) {
        super("This grant exists already: " + grant.summary() + ". Change that one, or remove it first.");
    }
}
