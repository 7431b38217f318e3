package dev.shipmate.core.alias;

import java.io.Serial;

/** Somebody has as many aliases as there may be. */
public final class TooManyAliasesException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    TooManyAliasesException(Scope scope, int most) {
        super("A " + scope.word() + " has at most " + most + " aliases. Remove one first.");
        this.sentence = "A " + scope.word() + " has at most " + most + " aliases. Remove one first.";
    }

    /** Returns what the asker is told. */
    public String sentence() {
        return sentence;
    }
}
