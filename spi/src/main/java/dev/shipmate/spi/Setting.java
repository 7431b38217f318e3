package dev.shipmate.spi;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A typed key for one line of {@code plugins.properties}. Immutable; each modifier returns a new one.
 *
 * <p>The host reads, resolves and checks all settings of a plugin before it asks it for commands or platforms. A setting
 * without a default is mandatory.
 *
 * @param <T> the type of the value
 * @since 1
 */
public final class Setting<T> {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    private final String key;
    private final String summary;
    private final String type;
    private final Reader<T> reader;
    private final @Nullable String fallback;
    private final boolean isOptional;
    private final boolean isSecret;
    private final List<String> formerKeys;

    /**
     * Reads the text of a setting.
     *
     * @param <T> the type of the value
     */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Returns the value; never null.
         *
         * @throws IllegalArgumentException with a message that says what is accepted; it must not repeat the text of a
         *     secret
         */
        T read(String text);
    }

    private Setting(
            String key,
            String summary,
            String type,
            Reader<T> reader,
            @Nullable String fallback,
            boolean isOptional,
            boolean isSecret,
            List<String> formerKeys) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "the setting \"" + key + "\" must be lower-case letters, digits or _ and begin with a letter");
        }
        this.key = key;
        this.summary = Objects.requireNonNull(summary, "summary");
        this.type = Objects.requireNonNull(type, "type");
        this.reader = reader;
        this.fallback = fallback;
        this.isOptional = isOptional;
        this.isSecret = isSecret;
        this.formerKeys = formerKeys;
    }

    /** Returns a setting that takes any text. */
    public static Setting<String> text(String key, String summary) {
        return of(key, summary, "text", text -> text);
    }

    /** Returns a setting that takes any text and is never printed or logged. */
    public static Setting<String> secret(String key, String summary) {
        return new Setting<>(key, summary, "text", text -> text, null, false, true, List.of());
    }

    /** Returns a setting that takes a whole number within bounds. */
    public static Setting<Integer> integer(String key, String summary, int lowest, int highest) {
        return of(key, summary, "whole number", text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= lowest && number <= highest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, in the words that also say the bounds
            }
            throw new IllegalArgumentException("must be a whole number from " + lowest + " to " + highest);
        });
    }

    /** Returns a setting that takes {@code true} or {@code false}. */
    public static Setting<Boolean> flag(String key, String summary) {
        return of(key, summary, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }

    /** Returns a setting that takes an absolute http or https address. */
    public static Setting<URI> uri(String key, String summary) {
        return of(key, summary, "address", text -> {
            try {
                URI address = URI.create(text);
                boolean isWeb =
                        "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
                if (isWeb && address.getHost() != null) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                // told below, without the text: an address may hold a password
            }
            throw new IllegalArgumentException("must be an address such as https://example.org/");
        });
    }

    /** Returns a setting whose text is read by the reader; the type is a word or two for people. */
    public static <T> Setting<T> of(String key, String summary, String type, Reader<T> reader) {
        return new Setting<>(key, summary, type, reader, null, false, false, List.of());
    }

    /** Takes this text when the file has none. It is read as the file's would be, at once. */
    public Setting<T> defaultsTo(String text) {
        reader.read(text);
        return new Setting<>(key, summary, type, reader, text, false, isSecret, formerKeys);
    }

    /** Reads as nothing when the file has none. */
    public Setting<Optional<T>> optional() {
        return new Setting<>(
                key, summary, type, text -> Optional.of(reader.read(text)), null, true, isSecret, formerKeys);
    }

    /** Takes the text of these keys where the file lacks its own; the host hints at the name of today. */
    public Setting<T> formerly(String... keys) {
        return new Setting<>(key, summary, type, reader, fallback, isOptional, isSecret, List.of(keys));
    }

    /** Returns the keys that it had before. */
    public List<String> formerKeys() {
        return formerKeys;
    }

    /** Returns the key. */
    public String key() {
        return key;
    }

    /** Returns what it is for, a few words. */
    public String summary() {
        return summary;
    }

    /** Returns what kind of value it takes, a word or two for people. */
    public String type() {
        return type;
    }

    /** Returns the text that is taken when the file has none. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** Returns whether the file must have it. */
    public boolean isMandatory() {
        return fallback == null && !isOptional;
    }

    /** Returns whether its value is never printed or logged. */
    public boolean isSecret() {
        return isSecret;
    }

    /**
     * Reads a text, or what stands for an absent one.
     *
     * @param text what the file has; null for nothing
     * @throws IllegalArgumentException if it cannot be read, or is mandatory and absent
     */
    @SuppressWarnings("unchecked")
    public T read(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            return reader.read(text);
        }
        if (fallback != null) {
            return reader.read(fallback);
        }
        if (isOptional) {
            // optional() is the only way to get here, and its T is an Optional
            return (T) Optional.empty();
        }
        throw new IllegalArgumentException("is missing");
    }
}
