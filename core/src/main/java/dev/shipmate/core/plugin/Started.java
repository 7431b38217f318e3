package dev.shipmate.core.plugin;

/** What came of starting a plugin. */
sealed interface Started {

    /** It runs. */
    record Running(LoadedPlugin plugin) implements Started {}

    /**
     * It does not.
     *
     * @param declared what it reads from the settings, as far as it came to say so
     */
    record Not(PluginReport report, Declared declared) implements Started {}
}
