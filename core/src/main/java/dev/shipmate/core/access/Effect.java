package dev.shipmate.core.access;

import java.util.Locale;
import java.util.Optional;

/** What a matching grant does: allow, or refuse whatever else matches. */
public enum Effect {
    ALLOW,
    DENY;

    /** As written in grants, files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Effect> of(String word) {
        for (Effect effect : values()) {
            if (effect.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
    }
}
