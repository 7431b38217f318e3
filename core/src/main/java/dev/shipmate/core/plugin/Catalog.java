package dev.shipmate.core.plugin;

import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What runs: an immutable value, made from the started plugins and swapped in one assignment. */
public final class Catalog {

    /** Nothing runs. */
    public static final Catalog EMPTY = new Catalog(List.of(), List.of());

    private final Map<String, InstalledCommand> commands = new TreeMap<>();
    private final Map<String, InstalledPlatform> platforms = new TreeMap<>();
    private final Map<String, InstalledPlatform> formerly = new HashMap<>();
    private final Map<String, LoadedPlugin> plugins = new HashMap<>();
    private final List<PluginReport> reports;

    private Catalog(List<LoadedPlugin> plugins, List<PluginReport> reports) {
        List<PluginReport> all = new ArrayList<>(reports);
        for (LoadedPlugin plugin : plugins) {
            this.plugins.put(plugin.name(), plugin);
            for (Command command : plugin.commands()) {
                commands.put(command.name(), new InstalledCommand(command, plugin));
            }
            for (ChatPlatform platform : plugin.platforms()) {
                InstalledPlatform installed = new InstalledPlatform(platform, plugin);
                platforms.put(platform.name(), installed);
                if (platform.name().equals(plugin.name())) {
                    plugin.formerNames().forEach(former -> formerly.putIfAbsent(former, installed));
                }
            }
        }
        all.sort(Comparator.comparing(PluginReport::name).thenComparing(PluginReport::jar));
        this.reports = List.copyOf(all);
    }

    /**
     * Returns the catalog of these plugins, of which no two have a command or platform in common.
     *
     * @param reports what there is to say of them, and of those that do not run
     */
    static Catalog of(List<LoadedPlugin> plugins, List<PluginReport> reports) {
        return new Catalog(plugins, reports);
    }

    /** Returns a command. */
    public Optional<InstalledCommand> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** Returns all commands by name. */
    public List<InstalledCommand> commands() {
        return List.copyOf(commands.values());
    }

    /** Returns a platform that is on, also under a name that it had before. */
    public Optional<InstalledPlatform> platform(String name) {
        return Optional.ofNullable(platforms.get(name)).or(() -> Optional.ofNullable(formerly.get(name)));
    }

    /** Returns a plugin that runs. */
    public Optional<LoadedPlugin> plugin(String name) {
        return Optional.ofNullable(plugins.get(name));
    }

    /** Returns all platforms that are on, by name. */
    public List<InstalledPlatform> platforms() {
        return List.copyOf(platforms.values());
    }

    /** Returns what there is to say of each plugin, those that do not run among them. */
    public List<PluginReport> reports() {
        return reports;
    }
}
