package dev.shipmate.core.plugin;

import java.util.Map;

/**
 * The bytes of a jar and the settings written for it: what is equal need not be loaded again.
 *
 * @param written the text of each key, secrets among them: never printed
 */
record Generation(String sha256, Map<String, String> written) {

    /** That of a jar of which no class was loaded. */
    static final Generation NONE = new Generation("", Map.of());

    Generation {
        written = Map.copyOf(written);
    }

    @Override
    public String toString() {
        return "Generation[" + sha256 + "]";
    }
}
