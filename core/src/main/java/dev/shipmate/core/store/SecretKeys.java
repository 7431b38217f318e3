package dev.shipmate.core.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this host: the first encrypts, all of them decrypt. They are the texts of the setting {@code secret_key},
 * separated by commas, and the one in {@code data/secret.key}, which is made where the setting is absent.
 */
public final class SecretKeys {

    private final Supply supply;
    private @Nullable List<SecretKey> keys;

    /** Where the keys come from; asked when the first of them is needed, for deriving one takes long. */
    @FunctionalInterface
    private interface Supply {
        List<SecretKey> get();
    }

    private SecretKeys(Supply supply) {
        this.supply = supply;
    }

    /** Returns the keys of a home, which are looked for when one is needed. */
    public static SecretKeys of(Path data, Optional<String> setting) {
        KeyFile file = new KeyFile(data, new SecureRandom());
        List<String> texts = texts(setting);
        return new SecretKeys(() -> {
            if (texts.isEmpty()) {
                return List.of(file.readOrMake());
            }
            List<SecretKey> all = new ArrayList<>();
            texts.forEach(text -> all.add(SecretKey.from(text)));
            file.read().ifPresent(all::add);
            return List.copyOf(all);
        });
    }

    /**
     * Makes sure that the keys can be used, and makes the file that is needed and not there.
     *
     * @throws SecretKeyException if they cannot
     */
    public static void prepare(Path data, Optional<String> setting) {
        KeyFile file = new KeyFile(data, new SecureRandom());
        if (texts(setting).isEmpty()) {
            file.readOrMake();
        } else {
            file.read();
        }
    }

    /** Returns what is wrong with the keys of a home, and makes nothing. */
    public static Optional<String> problem(Path data) {
        try {
            new KeyFile(data, new SecureRandom()).read();
            return Optional.empty();
        } catch (SecretKeyException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** Returns the names of the keys, which tell nothing of them; the first is that of the one that encrypts. */
    public List<String> names() {
        return all().stream().map(SecretKey::id).toList();
    }

    /** Returns the key that encrypts. */
    SecretKey first() {
        return all().get(0);
    }

    /** Returns the key of this name. */
    Optional<SecretKey> named(String id) {
        return all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private synchronized List<SecretKey> all() {
        List<SecretKey> found = keys;
        if (found == null) {
            found = supply.get();
            keys = found;
        }
        return found;
    }

    private static List<String> texts(Optional<String> setting) {
        return setting.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
