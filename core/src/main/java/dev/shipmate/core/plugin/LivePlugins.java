package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginEvent.Kind;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the plugins follow what lies in the folder and stands in the settings, while the host runs. A file counts once it has
 * been left alone for a quarter of a second.
 */
public final class LivePlugins implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LivePlugins.class);
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(1);

    private final PluginManager manager;
    private final Supplier<SettingsFile> reader;
    private final Consumer<SettingsFile> applied;
    private final Path conf;
    private final Settling settling;
    private final FolderWatch watch;
    private final Thread thread;
    private SettingsFile settings;
    private Map<Path, Stamp> read = Map.of();
    private @Nullable Stamp lock;

    /**
     * Makes one.
     *
     * @param conf where the settings and the lock are
     * @param reader reads the settings as they are now
     * @param first the settings that the plugins run with
     * @param applied takes settings that count from now on
     */
    public LivePlugins(
            PluginManager manager,
            Path conf,
            Supplier<SettingsFile> reader,
            SettingsFile first,
            Consumer<SettingsFile> applied) {
        this(manager, conf, reader, first, applied, QUIET);
    }

    /** Makes one that waits that long before it counts a file as whole. */
    LivePlugins(
            PluginManager manager,
            Path conf,
            Supplier<SettingsFile> reader,
            SettingsFile first,
            Consumer<SettingsFile> applied,
            Duration quiet) {
        this.manager = manager;
        this.conf = conf;
        this.reader = reader;
        this.settings = first;
        this.applied = applied;
        this.settling = new Settling(quiet);
        this.watch = new FolderWatch(List.of(manager.folder(), conf));
        this.thread = new Thread(this::run, "plugin-watch");
        thread.setDaemon(true);
        Map<Path, Stamp> there = there(Map.of());
        settling.begin(there);
        this.read = of(there, settingsFiles());
        this.lock = there.get(lockFile());
    }

    /** Begins to follow. */
    public void start() {
        thread.start();
    }

    /** Ends it; what is being loaded at this moment is waited for. */
    @Override
    public void close() {
        watch.close();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (watch.await(settling.isMoving() ? SHORT : LONG)) {
            try {
                look(System.nanoTime());
            } catch (RuntimeException | Error e) {
                LOG.error("the plugin folder could not be looked at; it is tried again", e);
            }
        }
    }

    /** Takes in what is there at this time, in nanoseconds. */
    void look(long now) {
        settling.look(there(settling.settled()), now);
        Map<Path, Stamp> settled = settling.settled();
        Optional<SettingsFile> changed = Optional.empty();
        if (!of(settled, settingsFiles()).equals(read)) {
            read = of(settled, settingsFiles());
            changed = readSettings();
        }
        if (!Objects.equals(settled.get(lockFile()), lock)) {
            lock = settled.get(lockFile());
            note(Kind.SETTINGS, lockFile() + (lock == null ? " is gone: any jar may be loaded" : " has changed"));
            manager.again();
        }
        Map<Path, Stamp> jars = new HashMap<>(settled);
        jars.keySet().removeIf(file -> !file.startsWith(manager.folder()) || !isJar(file));
        manager.refresh(settings, jars, now);
        changed.ifPresent(applied);
    }

    private Optional<SettingsFile> readSettings() {
        SettingsFile file = reader.get();
        List<Problem> problems = new ArrayList<>(file.problems());
        problems.addAll(HostSettings.problems(file));
        if (!problems.isEmpty()) {
            problems.forEach(problem -> note(Kind.SETTINGS_REFUSED, "the settings stay as they were: " + problem));
            return Optional.empty();
        }
        if (Files.notExists(file.path())) {
            note(Kind.SETTINGS_REFUSED, "the settings stay as they were: " + file.path() + " is gone; put it back");
            return Optional.empty();
        }
        SettingsFile before = settings;
        settings = file;
        if (before.isSame(file)) {
            return Optional.empty();
        }
        note(Kind.SETTINGS, "the settings in " + file.path() + " were read");
        String late = HostSettings.declared().stream()
                .map(Setting::key)
                .filter(key -> !before.written(key).equals(file.written(key)))
                .collect(Collectors.joining(", "));
        if (!late.isEmpty()) {
            note(
                    Kind.SETTINGS,
                    "changed settings of the host need a restart, until then the old values count: " + late);
        }
        return Optional.of(file);
    }

    private void note(Kind kind, String text) {
        manager.events().note(kind, "", text);
    }

    /** Returns all files that matter; where the folder of the jars cannot be read, those known before. */
    private Map<Path, Stamp> there(Map<Path, Stamp> known) {
        Map<Path, Stamp> there = new HashMap<>(manager.stamps().orElseGet(() -> {
            Map<Path, Stamp> jars = new HashMap<>(known);
            jars.keySet().removeIf(file -> !isJar(file));
            return jars;
        }));
        List<Path> others = new ArrayList<>(settingsFiles());
        others.add(lockFile());
        others.forEach(file -> Stamp.of(file).ifPresent(stamp -> there.put(file, stamp)));
        return there;
    }

    private List<Path> settingsFiles() {
        List<Path> files = new ArrayList<>(settings.secretFiles());
        files.add(conf.resolve("plugins.properties"));
        files.add(conf.resolve(".env"));
        return files;
    }

    private Path lockFile() {
        return new PluginLock(conf).file();
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private static Map<Path, Stamp> of(Map<Path, Stamp> all, List<Path> files) {
        Map<Path, Stamp> some = new HashMap<>(all);
        some.keySet().retainAll(files);
        return Map.copyOf(some);
    }
}
