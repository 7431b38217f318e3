package dev.shipmate.spi.command;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * One offered answer.
 *
 * @param label what the user reads
 * @param value what becomes the argument, as if it had been typed; not empty
 * @since 1
 */
public record Choice(String label, String value) {

    public Choice {
        Objects.requireNonNull(label, "label");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the choice \"" + label + "\" needs a value");
        }
    }

    /** Returns a choice that reads as it is typed. */
    public static Choice of(String value) {
        return new Choice(value, value);
    }

    /** Returns choices that read as they are typed, in the order given. */
    public static List<Choice> listOf(Collection<String> values) {
        return values.stream().map(Choice::of).toList();
    }
}
