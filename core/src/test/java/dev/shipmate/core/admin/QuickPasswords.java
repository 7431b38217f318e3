package dev.shipmate.core.admin;

import java.security.SecureRandom;

/** Hashes of passwords that keep no guesser off, and no test waiting: most of what a test with an account took was its hash. */
public final class QuickPasswords {

    private static final int MEMORY_KIB = 64;

    private QuickPasswords() {}

    /** Returns what makes them. */
    public static Passwords make() {
        return new Passwords(new SecureRandom(), MEMORY_KIB);
    }
}
