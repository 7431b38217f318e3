package dev.shipmate.core.plugin;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block.Attachment;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

/** Takes plugins from copied to started: those in jars with classes of their own, the host's own with the host's. */
final class PluginStarter {

    private final Lent lent;
    private final Duration patience;

    PluginStarter(Lent lent, Duration patience) {
        this.lent = lent;
        this.patience = patience;
    }

    /** Starts the plugin of a jar. */
    Started start(CopiedJar jar) {
        try {
            checkSpi(jar);
        } catch (UnfitPluginException e) {
            jar.remove();
            return new Started.Not(PluginReport.refused(jar, String.valueOf(e.getMessage())), Declared.NOTHING);
        }
        PluginClassLoader loader =
                new PluginClassLoader(CopiedJar.nameOf(jar.fileName()), url(jar), PluginStarter.class.getClassLoader());
        return new PluginStart(jar, () -> provider(loader), loader, loader, lent, patience).run();
    }

    /** Returns the files with which the plugin of a jar is set up at its service. */
    List<Attachment> manifest(CopiedJar jar, List<Command> commands) {
        checkSpi(jar);
        PluginClassLoader loader =
                new PluginClassLoader(CopiedJar.nameOf(jar.fileName()), url(jar), PluginStarter.class.getClassLoader());
        return new PluginStart(jar, () -> provider(loader), loader, loader, lent, patience).manifest(commands);
    }

    /** Starts a plugin that is part of the host. */
    Started start(Plugin plugin, String version) {
        ClassLoader loader = plugin.getClass().getClassLoader();
        return new PluginStart(CopiedJar.ofHost(version), () -> plugin, loader, () -> {}, lent, patience).run();
    }

    /** Looks at the manifest alone: what is made for another SPI is refused before a class of it is loaded. */
    private static void checkSpi(CopiedJar jar) {
        String ours = String.valueOf(Plugin.SPI_VERSION);
        if (!jar.spi().equals(ours)) {
            String found = jar.spi().isEmpty() ? "states no SPI version" : "is made for SPI " + jar.spi();
            throw new UnfitPluginException("its manifest " + found + ", this host has " + ours
                    + "; build it with \"Shipmate-Spi: " + ours + "\" in its manifest");
        }
    }

    private static Plugin provider(ClassLoader loader) {
        List<ServiceLoader.Provider<Plugin>> providers =
                ServiceLoader.load(Plugin.class, loader).stream().toList();
        if (providers.size() != 1) {
            throw new UnfitPluginException("its service file names " + providers.size() + " plugins; name one");
        }
        return providers.get(0).get();
    }

    private static URL url(CopiedJar jar) {
        try {
            return jar.copy().toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has an address", e);
        }
    }
}
