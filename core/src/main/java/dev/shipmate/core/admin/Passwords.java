package dev.shipmate.core.admin;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Slow hashes of passwords: Argon2id.
 *
 * <p>One at a time: each takes as much memory as a small host has to spare, and guessers should wait for each other.
 */
public final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int PATIENCE_SECONDS = 10;

    /** Letters and digits that are not taken for each other. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GENERATED_LENGTH = 20;

    private final ReentrantLock one = new ReentrantLock(true);
    private final SecureRandom random;
    private final int memoryKib;

    public Passwords(SecureRandom random) {
        this(random, MEMORY_KIB);
    }

    /** Makes one whose hashes take another amount of memory, and of time with it. */
    Passwords(SecureRandom random, int memoryKib) {
        this.random = random;
        this.memoryKib = memoryKib;
    }

    /** A password that nobody has thought of. */
    public String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** Returns the hash, with its salt and parameters. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Argon2Function function = Argon2Function.getInstance(memoryKib, ROUNDS, LANES, HASH_BYTES, Argon2.ID);
        return alone(() -> function.hash(password.getBytes(java.nio.charset.StandardCharsets.UTF_8), salt)
                .getResult());
    }

    boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        return alone(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
    }

    private <T> T alone(Supplier<T> work) {
        try {
            if (!one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AccountException("Too many people sign in at this moment. Try again in a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccountException("The host is stopping.");
        }
        try {
            return work.get();
        } finally {
            one.unlock();
        }
    }
}
