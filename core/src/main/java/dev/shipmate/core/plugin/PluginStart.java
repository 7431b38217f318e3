package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginReport.SettingReport;
import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.Renamed;
import dev.shipmate.core.settings.SettingCheck;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block.Attachment;
import dev.shipmate.spi.platform.ChatPlatform;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one plugin from its jar to running. Run once, by one thread; whatever does not come to run holds nothing any
 * more.
 */
final class PluginStart {

    private static final Logger LOG = LoggerFactory.getLogger(PluginStart.class);

    private final CopiedJar jar;
    private final Callable<Plugin> maker;
    private final ClassLoader loader;
    private final Closeable classes;
    private final Duration patience;
    private final SettingsFile file;

    private String name;
    private PluginThreads threads;
    private PluginFence fence;
    private LentClients http;
    private @Nullable Plugin plugin;
    private Lent lent;
    private Switches switches;
    private List<String> formerNames = List.of();
    private List<Setting<?>> settings = List.of();
    private Map<String, List<String>> formerKeys = Map.of();
    private List<Problem> hints = List.of();
    private List<String> offered;
    private List<ChatPlatform> platforms = List.of();

    PluginStart(
            CopiedJar jar,
            Callable<Plugin> maker,
            ClassLoader loader,
            Closeable classes,
            Lent lent,
            Duration patience) {
        this.jar = jar;
        this.maker = maker;
        this.loader = loader;
        this.classes = classes;
        this.lent = lent;
        this.patience = patience;
        this.file = lent.settings();
        this.switches = new Switches(lent.settings());
        this.name = CopiedJar.nameOf(jar.fileName());
        this.offered = jar.platforms();
        this.http = new LentClients(name);
        this.threads = new PluginThreads(name, loader);
        this.fence = new PluginFence(threads, patience);
    }

    Started run() {
        try {
            Plugin made = fence.call("its constructor", maker);
            plugin = made;
            introduce(made);
            // a switch with a word of no meaning is told, and not taken for off
            refuseIfAny(switches.problems(name, Switches.settings(name, jar.platforms())));
            Optional<String> off = switches.off(name, jar.platforms());
            if (off.isPresent()) {
                return not(State.OFF, off.get());
            }
            checkSettings();
            return load(made);
        } catch (UnfitPluginException e) {
            return not(State.REFUSED, String.valueOf(e.getMessage()));
        } catch (PluginFault e) {
            if (e.getCause() instanceof UnfitPluginException unfit) {
                return not(State.REFUSED, String.valueOf(unfit.getMessage()));
            }
            if (!fence.isStuck()) {
                LOG.warn("the plugin {} cannot be started", name, e.getCause());
            }
            return not(State.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the files with which the plugin is set up at its service, whether it is on and configured or not, and frees it.
     *
     * @throws UnfitPluginException with what is missing
     */
    List<Attachment> manifest(List<Command> commands) {
        try {
            Plugin made = fence.call("its constructor", maker);
            plugin = made;
            introduce(made);
            HostContext context = new HostContext(name, lent, http, settings);
            return fence.list("manifest()", () -> made.manifest(context, commands));
        } catch (PluginFault e) {
            Throwable told = e.getCause() instanceof IllegalArgumentException missing ? missing : e;
            throw new UnfitPluginException(String.valueOf(told.getMessage()));
        } finally {
            belongings().free(name, fence, List.of(), plugin);
        }
    }

    private void introduce(Plugin made) {
        String given = fence.call("name()", made::name);
        PluginRules.checkName("plugin", given);
        if (!given.equals(name)) {
            // Its threads are named after the plugin, which was not known until now.
            threads.close();
            threads = new PluginThreads(given, loader);
            http = new LentClients(given);
            fence = new PluginFence(threads, patience);
            name = given;
        }
        formerNames = fence.list("formerNames()", made::formerNames);
        formerNames.forEach(former -> PluginRules.checkName("former plugin", former));
        settings = fence.list("settings()", made::settings);
        PluginRules.checkSettings(settings);
        readFormerKeys();
    }

    /** From here on the file reads as if every key were written as it is called today. */
    private void readFormerKeys() {
        Map<String, List<String>> former = new LinkedHashMap<>();
        former.put(Switches.key(name), formerNames.stream().map(Switches::key).toList());
        settings.forEach(setting -> former.put(setting.key(), setting.formerKeys()));
        formerKeys = former;
        Renamed renamed = Renamed.of(lent.settings(), name, former);
        hints = renamed.hints();
        lent = lent.reading(renamed.file());
        switches = new Switches(renamed.file());
    }

    private void checkSettings() {
        SettingCheck check = new SettingCheck(name, lent.settings());
        refuseIfAny(fence.list("reading its settings", () -> {
            List<Problem> problems = new ArrayList<>(switches.problems(name, Switches.settings(name, offered)));
            problems.addAll(check.check(settings));
            return problems;
        }));
    }

    private Started load(Plugin made) {
        HostContext context = new HostContext(name, lent, http, settings);
        List<Command> commands = fence.list("commands()", () -> made.commands(context));
        List<Endpoint> endpoints = fence.list("endpoints()", () -> made.endpoints(context));
        List<ChatPlatform> given = fence.list("platforms()", () -> made.platforms(context));
        platforms = given;
        List<ChatPlatform> steady = fence.list(
                "a platform",
                () -> given.stream().<ChatPlatform>map(SteadyPlatform::new).toList());
        platforms = steady;
        PluginRules.checkBrought(commands, steady);
        List<InstalledEndpoint> ways = fence.list("an endpoint", () -> InstalledEndpoint.all(endpoints));
        PluginRules.checkEndpoints(name, ways, steady);
        offered = steady.stream().map(ChatPlatform::name).toList();
        refuseIfAny(switches.problems(name, Switches.settings(name, offered)));
        List<ChatPlatform> on = steady.stream()
                .filter(platform -> switches.isOn(platform.name()))
                .toList();
        if (on.isEmpty() && commands.isEmpty() && !steady.isEmpty()) {
            return not(State.OFF, switches.off(name, offered).orElse("its platforms are off"));
        }
        steady.stream()
                .filter(platform -> !on.contains(platform))
                .forEach(platform -> fence.run("close() of a platform", platform));
        PluginReport report = report(
                State.RUNNING,
                "",
                commands.stream().map(Command::name).toList(),
                on.stream().map(ChatPlatform::name).toList());
        return new Started.Running(new LoadedPlugin(
                made,
                report,
                declared(),
                declared().generation(jar.sha256(), file),
                new LoadedPlugin.Brought(formerNames, settings, commands, on, ways),
                belongings(),
                patience));
    }

    private static void refuseIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new UnfitPluginException(problems.stream()
                    .map(problem -> problem.key() + " " + problem.text() + ". " + problem.remedy())
                    .collect(Collectors.joining(" ")));
        }
    }

    private Declared declared() {
        List<Setting<?>> all = new ArrayList<>(settings);
        all.addAll(Switches.settings(name, offered));
        return new Declared(name, all.stream().map(Setting::key).distinct().toList(), formerKeys);
    }

    private Started not(State state, String reason) {
        belongings().free(name, fence, platforms, plugin);
        return new Started.Not(report(state, reason, List.of(), List.of()), declared());
    }

    private Belongings belongings() {
        return new Belongings(loader, threads, http, classes, jar);
    }

    private PluginReport report(State state, String reason, List<String> commands, List<String> on) {
        List<Setting<?>> all = new ArrayList<>(Switches.settings(name, offered));
        all.addAll(settings);
        List<SettingReport> shown = all.stream()
                .map(setting -> SettingReport.of(lent.settings(), setting))
                .toList();
        return new PluginReport(
                name,
                jar.fileName(),
                jar.version(),
                jar.sha256(),
                state,
                reason,
                commands,
                on,
                shown,
                formerKeys.values().stream().flatMap(List::stream).toList(),
                hints,
                PluginReport.Life.NONE);
    }
}
