package dev.shipmate.core.plugin;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.time.Duration;
import java.util.List;

/** A plugin that runs: one generation of it, which is the bytes of its jar and the settings written for it. */
public final class LoadedPlugin implements AutoCloseable {

    private final Plugin plugin;
    private final PluginReport report;
    private final Declared declared;
    private final Generation generation;
    private final Brought brought;
    private final Belongings belongings;
    private final Duration patience;

    /** What a plugin brings and declares. */
    record Brought(
            List<String> formerNames,
            List<Setting<?>> settings,
            List<Command> commands,
            List<ChatPlatform> platforms,
            List<InstalledEndpoint> endpoints) {}

    LoadedPlugin(
            Plugin plugin,
            PluginReport report,
            Declared declared,
            Generation generation,
            Brought brought,
            Belongings belongings,
            Duration patience) {
        this.plugin = plugin;
        this.report = report;
        this.declared = declared;
        this.generation = generation;
        this.brought = brought;
        this.belongings = belongings;
        this.patience = patience;
    }

    /** Returns the plugin's name. */
    public String name() {
        return report.name();
    }

    /** Returns the threads on which its code runs. */
    public PluginThreads threads() {
        return belongings.threads();
    }

    /** Returns the loader of its classes, for a thread that runs its code alone. */
    public ClassLoader classLoader() {
        return belongings.loader();
    }

    /** Returns what people are told of it. */
    public PluginReport report() {
        return report;
    }

    Declared declared() {
        return declared;
    }

    Generation generation() {
        return generation;
    }

    List<String> formerNames() {
        return brought.formerNames();
    }

    List<Setting<?>> settings() {
        return brought.settings();
    }

    List<Command> commands() {
        return brought.commands();
    }

    List<ChatPlatform> platforms() {
        return brought.platforms();
    }

    /** Returns its ways in for services that are no platforms. */
    public List<InstalledEndpoint> endpoints() {
        return brought.endpoints();
    }

    /** Stops it and frees what it holds; whatever its code throws is logged. */
    @Override
    public void close() {
        belongings.free(name(), new PluginFence(threads(), patience), platforms(), plugin);
    }

    @Override
    public String toString() {
        return name();
    }
}
