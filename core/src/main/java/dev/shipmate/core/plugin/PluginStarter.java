package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginReport.SettingReport;
import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingCheck;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.ShownValue;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.io.Closeable;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes one jar from found to started, or says why not. */
final class PluginStarter {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
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

    private final Lent lent;

    PluginStarter(Lent lent) {
        this.lent = lent;
    }

    /** What came of it. */
    sealed interface Started {

        /** It runs. */
        record Running(LoadedPlugin plugin) implements Started {}

        /** It does not. */
        record Not(PluginReport report) implements Started {}
    }

    /** Starts the plugin of a jar. */
    Started start(PluginJar jar) {
        String fallbackName = jar.fileName().replaceFirst("\\.jar$", "").toLowerCase(Locale.ROOT);
        String ours = String.valueOf(Plugin.SPI_VERSION);
        if (!jar.spi().equals(ours)) {
            String found = jar.spi().isEmpty() ? "states no SPI version" : "is made for SPI " + jar.spi();
            return refused(
                    jar,
                    fallbackName,
                    "its manifest " + found + ", this host has " + ours + "; build it with \"Shipmate-Spi: " + ours
                            + "\" in its manifest");
        }
        try {
            PluginClassLoader loader = new PluginClassLoader(
                    fallbackName, jar.copy().toUri().toURL(), PluginStarter.class.getClassLoader());
            PluginThreads threads = new PluginThreads(fallbackName, loader);
            PluginFence fence = new PluginFence(fallbackName, threads);
            try {
                Plugin plugin = fence.call("its constructor", () -> provider(loader));
                return start(jar, plugin, fallbackName, loader, threads);
            } catch (PluginFault e) {
                threads.close();
                return refused(jar, fallbackName, String.valueOf(e.getMessage()));
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a plugin that is part of the host. */
    Started start(Plugin plugin, String version) {
        ClassLoader loader = plugin.getClass().getClassLoader();
        String name = plugin.name();
        return start(PluginJar.ofHost(version), plugin, name, () -> {}, new PluginThreads(name, loader));
    }

    private Started start(PluginJar jar, Plugin plugin, String fallbackName, Closeable classes, PluginThreads threads) {
        PluginFence fence = new PluginFence(fallbackName, threads);
        String name = fallbackName;
        LentHttpClient http = new LentHttpClient(lent.http());
        try {
            name = fence.call("name()", plugin::name);
            checkName("plugin", name);
            List<Setting<?>> settings = List.copyOf(fence.call("settings()", plugin::settings));
            Draft draft = new Draft(jar, name, reports(settings));
            if (isOff(name, jar.platform())) {
                return stopped(draft, threads, State.OFF, off(name, jar.platform()));
            }
            SettingCheck check = new SettingCheck(name, lent.settings());
            List<Problem> problems = fence.call("reading its settings", () -> check.check(settings));
            if (!problems.isEmpty()) {
                return stopped(
                        draft,
                        threads,
                        State.REFUSED,
                        problems.stream()
                                .map(problem -> problem.key() + " " + problem.text() + ". " + problem.remedy())
                                .collect(Collectors.joining(" ")));
            }
            HostContext context = new HostContext(lent, http, settings);
            List<Command> commands = List.copyOf(fence.call("commands()", () -> plugin.commands(context)));
            List<ChatPlatform> brought = List.copyOf(fence.call("platforms()", () -> plugin.platforms(context)));
            List<ChatPlatform> platforms = on(fence, brought);
            if (platforms.isEmpty() && commands.isEmpty() && !brought.isEmpty()) {
                return stopped(
                        draft, threads, State.OFF, off(name, brought.get(0).name()));
            }
            PluginReport report = draft.report(
                    State.RUNNING,
                    "",
                    commands.stream().map(Command::name).toList(),
                    platforms.stream().map(ChatPlatform::name).toList());
            return new Started.Running(
                    new LoadedPlugin(jar, plugin, report, commands, platforms, threads, http, classes));
        } catch (PluginFault | IllegalArgumentException | NullPointerException e) {
            threads.close();
            http.takeBack();
            return refused(jar, name, String.valueOf(e.getMessage()));
        }
    }

    private List<ChatPlatform> on(PluginFence fence, List<ChatPlatform> brought) {
        List<ChatPlatform> on = new ArrayList<>();
        for (ChatPlatform platform : brought) {
            String name = fence.call("a platform's name()", platform::name);
            checkName("platform", name);
            fence.call(name + ".limits()", platform::limits);
            if (lent.settings().isEnabled(name).orElse(false)) {
                on.add(platform);
            }
        }
        return on;
    }

    private boolean isOff(String name, String platform) {
        SettingsFile file = lent.settings();
        return platform.isEmpty()
                ? !file.isEnabled(name).orElse(true)
                : !file.isEnabled(platform).orElse(false);
    }

    private static String off(String name, String platform) {
        return platform.isEmpty() ? "enable_" + name + " is false" : "enable_" + platform + " is not true";
    }

    private static void checkName(String kind, String name) {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new IllegalArgumentException("the " + kind + " name \"" + name
                    + "\" is reserved or not made of lower-case letters, digits and _; give it another");
        }
    }

    private static Plugin provider(ClassLoader loader) {
        List<ServiceLoader.Provider<Plugin>> providers =
                ServiceLoader.load(Plugin.class, loader).stream().toList();
        if (providers.size() != 1) {
            throw new IllegalStateException("its service file names " + providers.size() + " plugins; name one");
        }
        return providers.get(0).get();
    }

    private List<SettingReport> reports(List<Setting<?>> settings) {
        return settings.stream().map(this::report).toList();
    }

    private SettingReport report(Setting<?> setting) {
        ShownValue shown = ShownValue.of(lent.settings(), setting);
        return new SettingReport(
                setting.key(),
                setting.type(),
                setting.summary(),
                setting.isMandatory(),
                setting.isSecret(),
                setting.isSecret() ? "" : setting.fallback().orElse(""),
                shown.text(),
                shown.source());
    }

    private static Started stopped(Draft draft, PluginThreads threads, State state, String reason) {
        threads.close();
        return new Started.Not(draft.report(state, reason, List.of(), List.of()));
    }

    private static Started refused(PluginJar jar, String name, String reason) {
        return new Started.Not(new Draft(jar, name, List.of()).report(State.REFUSED, reason, List.of(), List.of()));
    }

    /** What is known of a plugin on its way. */
    private record Draft(PluginJar jar, String name, List<SettingReport> settings) {

        PluginReport report(State state, String reason, List<String> commands, List<String> platforms) {
            return new PluginReport(
                    name, jar.fileName(), jar.version(), jar.sha256(), state, reason, commands, platforms, settings);
        }
    }
}
