package dev.shipmate.core.access;

import java.util.Locale;
import java.util.Optional;

/** Whom a grant speaks of. The order is the one in which a refusal names them. */
public enum GrantType {
    ORGANIZATION,
    CHANNEL,
    USER;

    /** As written in grants, files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GrantType> of(String word) {
        for (GrantType type : values()) {
            if (type.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
