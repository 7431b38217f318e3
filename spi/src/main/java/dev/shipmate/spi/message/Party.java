package dev.shipmate.spi.message;

import java.util.Objects;

/**
 * An organization, a channel or a user of a chat platform.
 *
 * @param id the platform's own stable identifier, which access grants are checked against; never null, may be empty
 *     where the platform sent an empty one
 * @param name what people call it, for display only; never null, the empty string when unknown
 * @since 1
 */
public record Party(String id, String name) {

    public Party {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    /** Returns a party whose name is not known. */
    public static Party of(String id) {
        return new Party(id, "");
    }

    /** Returns {@code id (name)}, or the id alone when there is no name, or it is the same. */
    public String label() {
        return name.isEmpty() || name.equals(id) ? id : id + " (" + name + ")";
    }
}
