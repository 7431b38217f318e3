package dev.shipmate.core.alias;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A word that stands for a command line.
 *
 * @param name a word as commands are called
 * @param line what it stands for, without what stands before a command on the platform; it may end in pipes
 */
public record Alias(UUID id, Instant created, Owner owner, String name, String line) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Returns whether an alias may be called so. */
    public static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }
}
