package dev.shipmate.core.plugin;

import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps one plugin of each name, the newest, and refuses one that brings what an earlier one brings already. A pure
 * function of the started plugins, in their order.
 *
 * @param refused the others, each with the reason
 */
record Conflicts(List<LoadedPlugin> kept, Map<LoadedPlugin, String> refused) {

    /** The host's own plugins, then the higher version, then the first file name. */
    private static final Comparator<PluginReport> BEST_FIRST = Comparator.comparing(
                    (PluginReport report) -> !report.jar().isEmpty())
            .thenComparing(PluginReport::version, Versions.NEWEST_FIRST)
            .thenComparing(PluginReport::jar);

    /** The same, of plugins. */
    static final Comparator<LoadedPlugin> BEST = Comparator.comparing(LoadedPlugin::report, BEST_FIRST);

    /** Returns why a plugin cannot run beside others that run already, if it cannot. */
    static Optional<String> with(List<LoadedPlugin> others, LoadedPlugin plugin) {
        Taken taken = new Taken();
        others.forEach(taken::add);
        return others.stream()
                .filter(other -> other.name().equals(plugin.name()))
                .findFirst()
                .map(Conflicts::second)
                .or(() -> taken.conflict(plugin));
    }

    static Conflicts among(List<LoadedPlugin> started) {
        Map<LoadedPlugin, String> refused = new LinkedHashMap<>();
        Map<String, LoadedPlugin> best = started.stream()
                .collect(Collectors.toMap(
                        LoadedPlugin::name, plugin -> plugin, (a, b) -> isBetter(a, b) ? a : b, HashMap::new));
        Taken taken = new Taken();
        List<LoadedPlugin> kept = new ArrayList<>();
        for (LoadedPlugin plugin : started) {
            LoadedPlugin runs = best.getOrDefault(plugin.name(), plugin);
            Optional<String> reason = runs == plugin ? taken.conflict(plugin) : Optional.of(second(runs));
            reason.ifPresent(why -> refused.put(plugin, why));
            if (reason.isEmpty()) {
                taken.add(plugin);
                kept.add(plugin);
            }
        }
        return new Conflicts(List.copyOf(kept), refused);
    }

    private static boolean isBetter(LoadedPlugin a, LoadedPlugin b) {
        return BEST_FIRST.compare(a.report(), b.report()) <= 0;
    }

    private static String second(LoadedPlugin runs) {
        return label(runs) + " brings the plugin " + runs.name() + " too and runs; take one of the two away";
    }

    private static String label(LoadedPlugin plugin) {
        PluginReport report = plugin.report();
        return report.jar().isEmpty() ? "the host itself" : report.jar() + " (" + report.version() + ")";
    }

    /** What the plugins that are kept have brought. */
    private static final class Taken {

        private final Map<String, LoadedPlugin> names = new HashMap<>();
        private final Map<String, Setting<?>> settings = new HashMap<>();
        private final Map<String, LoadedPlugin> owners = new HashMap<>();

        void add(LoadedPlugin plugin) {
            plugin.commands().forEach(command -> names.put(key(command), plugin));
            plugin.platforms().forEach(platform -> names.put(key(platform), plugin));
            for (Setting<?> setting : plugin.settings()) {
                settings.putIfAbsent(setting.key(), setting);
                owners.putIfAbsent(setting.key(), plugin);
            }
        }

        Optional<String> conflict(LoadedPlugin plugin) {
            List<String> brought = new ArrayList<>();
            plugin.commands().forEach(command -> brought.add(key(command)));
            plugin.platforms().forEach(platform -> brought.add(key(platform)));
            return brought.stream()
                    .flatMap(key -> Optional.ofNullable(names.get(key)).stream()
                            .map(owner -> "the " + key + " is brought by the plugin " + owner.name() + " ("
                                    + label(owner) + ") already; take one of the two away"))
                    .findFirst()
                    .or(() -> settingConflict(plugin));
        }

        private Optional<String> settingConflict(LoadedPlugin plugin) {
            return plugin.settings().stream()
                    .filter(setting -> isOther(setting, settings.getOrDefault(setting.key(), setting)))
                    .findFirst()
                    .map(setting -> "its setting " + setting.key() + " has another type, default or secrecy than that"
                            + " of the plugin "
                            + Optional.ofNullable(owners.get(setting.key()))
                                    .map(LoadedPlugin::name)
                                    .orElse("")
                            + "; declare both alike");
        }

        private static boolean isOther(Setting<?> one, Setting<?> other) {
            return !one.type().equals(other.type())
                    || !one.fallback().equals(other.fallback())
                    || one.isSecret() != other.isSecret();
        }

        private static String key(Command command) {
            return "command " + command.name();
        }

        private static String key(ChatPlatform platform) {
            return "platform " + platform.name();
        }
    }
}
