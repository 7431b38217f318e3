package dev.shipmate.core.plugin;

/** What came of starting a plugin. */
sealed interface Started {

    /** It runs. */
    record Running(LoadedPlugin plugin) implements Started {}

    /** It does not. */
    record Not(PluginReport report) implements Started {}
}
