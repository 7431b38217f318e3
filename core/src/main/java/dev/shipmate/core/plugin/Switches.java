package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingCheck;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The lines {@code enable_NAME}: a platform is off unless switched on, all else is on unless switched off. */
final class Switches {

    private final SettingsFile file;

    Switches(SettingsFile file) {
        this.file = file;
    }

    /** Returns why a plugin stays off, if it does. */
    Optional<String> off(String plugin, Collection<String> platforms) {
        if (!file.isEnabled(plugin).orElse(true)) {
            return Optional.of(platforms.contains(plugin) ? isNotTrue(plugin) : "enable_" + plugin + " is false");
        }
        return platforms.isEmpty() || platforms.stream().anyMatch(this::isOn)
                ? Optional.empty()
                : Optional.of(isNotTrue(String.join(" or enable_", platforms)));
    }

    /** Returns whether a platform is on. */
    boolean isOn(String platform) {
        return file.isEnabled(platform).orElse(false);
    }

    /** Returns the switches of a plugin as the settings that they are. */
    static List<Setting<?>> settings(String plugin, Collection<String> platforms) {
        List<Setting<?>> switches = new ArrayList<>();
        if (!platforms.contains(plugin)) {
            switches.add(setting(plugin, "Whether the plugin runs", true));
        }
        platforms.forEach(platform -> switches.add(setting(platform, "Whether the platform is on", false)));
        return switches;
    }

    /** Returns what is wrong with the switches. */
    List<Problem> problems(String plugin, Collection<Setting<?>> switches) {
        return new SettingCheck(plugin, file).check(switches);
    }

    /** Returns the key of a switch. */
    static String key(String name) {
        return "enable_" + name;
    }

    private static Setting<Boolean> setting(String name, String summary, boolean isOn) {
        return Setting.flag(key(name), summary).defaultsTo(String.valueOf(isOn));
    }

    private static String isNotTrue(String names) {
        return "enable_" + names + " is not true";
    }
}
