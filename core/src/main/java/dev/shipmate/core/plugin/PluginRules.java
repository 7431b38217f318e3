package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every plugin must keep to on its own; {@link Conflicts} is about several. Throws {@link UnfitPluginException}. */
final class PluginRules {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final Pattern ENDPOINT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    /** Taken in addresses or in what people are told. */
    private static final Set<String> RESERVED = Set.of(
            "accessgrant",
            "accessgroup",
            "commandtoken",
            "commandlog",
            "accountlink",
            "changelog",
            "lookup",
            "email-lookup",
            "host");

    private static final Set<String> HOST_KEYS =
            HostSettings.declared().stream().map(Setting::key).collect(Collectors.toUnmodifiableSet());

    private PluginRules() {}

    static void checkName(String kind, String name) {
        if (RESERVED.contains(name)) {
            throw new UnfitPluginException(
                    "the " + kind + " name \"" + name + "\" is reserved for the host; give it another");
        }
        if (!NAME.matcher(name).matches()) {
            throw new UnfitPluginException("the " + kind + " name \"" + name
                    + "\" is not at most 64 lower-case letters, digits and _ beginning with a letter;"
                    + " give it another");
        }
    }

    static void checkSettings(Collection<Setting<?>> settings) {
        for (Setting<?> setting : settings) {
            for (String key : keys(setting)) {
                if (HOST_KEYS.contains(key)) {
                    throw new UnfitPluginException("it declares the setting " + key
                            + ", which is the host's own; give the setting another name");
                }
            }
        }
    }

    private static List<String> keys(Setting<?> setting) {
        List<String> keys = new ArrayList<>(setting.formerKeys());
        keys.add(setting.key());
        return keys;
    }

    static void checkBrought(List<Command> commands, List<ChatPlatform> platforms) {
        checkTwice("command", commands, Command::name);
        checkTwice("platform", platforms, ChatPlatform::name);
        platforms.forEach(platform -> checkName("platform", platform.name()));
    }

    /** Addresses of a platform are all its own, so a plugin of its name has no others. */
    static void checkEndpoints(String plugin, List<InstalledEndpoint> endpoints, List<ChatPlatform> platforms) {
        checkTwice("endpoint", endpoints, InstalledEndpoint::name);
        for (InstalledEndpoint endpoint : endpoints) {
            if (!ENDPOINT.matcher(endpoint.name()).matches()) {
                throw new UnfitPluginException("the endpoint name \"" + endpoint.name()
                        + "\" is not at most 64 lower-case letters, digits, _ and - beginning with a letter;"
                        + " give it another");
            }
        }
        if (!endpoints.isEmpty()
                && platforms.stream().anyMatch(platform -> platform.name().equals(plugin))) {
            throw new UnfitPluginException(
                    "it brings endpoints and a platform of its own name, whose addresses are all the"
                            + " platform's; give the plugin another name");
        }
    }

    private static <T> void checkTwice(String kind, List<T> parts, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T part : parts) {
            if (!seen.add(name.apply(part))) {
                throw new UnfitPluginException("it brings the " + kind + " " + name.apply(part) + " twice");
            }
        }
    }
}
