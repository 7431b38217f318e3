package dev.shipmate.core;

import dev.shipmate.core.builtin.BuiltinPlugin;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.Lent;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.message.Block.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the files with which a host is set up at a chat service, beside a running host or without one. */
public final class HostManifest {

    private HostManifest() {}

    /**
     * Returns the files for a platform.
     *
     * @throws HostStartException if the host's own settings are wrong
     * @throws IllegalArgumentException if there is none, with what to do
     */
    public static List<Attachment> of(HostOptions options, String platform) {
        SettingsFile file = HostHome.settingsFile(options);
        AtomicReference<Catalog> catalog = new AtomicReference<>(Catalog.EMPTY);
        List<Plugin> own = new ArrayList<>(options.extra());
        own.add(new BuiltinPlugin(RunningCommands.NONE, catalog::get, BuiltinPlugin.Desks.NONE));
        Lent lent = Lent.withoutDatabase(
                file, options.clock(), HostSettings.of(file).publicUrl());
        try (PluginManager plugins = HostHome.pluginManager(options, lent, own)) {
            plugins.start();
            catalog.set(plugins.catalog());
            return plugins.manifest(platform);
        }
    }
}
