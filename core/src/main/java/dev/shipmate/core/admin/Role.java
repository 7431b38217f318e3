package dev.shipmate.core.admin;

import java.util.Locale;
import java.util.Optional;

/** What an account may do in the pages: change things, or look at them. */
public enum Role {
    ADMIN,
    VIEWER;

    /** As written on the command line and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
