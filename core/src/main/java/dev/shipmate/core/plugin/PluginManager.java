package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginEvent.Kind;
import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block.Attachment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the plugin folder, and again what changes of it. A plugin that cannot run is a report with a reason, never an
 * exception: the others run. What runs goes on until what is newer runs.
 */
public final class PluginManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginManager.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration HALF_COPIED = Duration.ofSeconds(5);
    private static final Duration ONCE_MORE = Duration.ofSeconds(30);

    private final Shelf shelf;
    private final List<Plugin> own;
    private final String version;
    private final Duration patience;
    private final PluginEvents events;
    private final Drain drain;
    private final Map<String, Slot> slots = new TreeMap<>();
    private Lent lent;
    private volatile Catalog catalog = Catalog.EMPTY;
    private List<LoadedPlugin> ofHost = List.of();
    private List<PluginReport> ofHostNot = List.of();
    private CatalogListener listener = (before, now) -> {};
    private boolean isClosed;

    /** What it loads from. */
    public record Places(Path folder, Path copies, Path conf) {}

    /**
     * Makes one.
     *
     * @param places of the jars, where a folder that is not there is empty; of their copies; and of the lock
     * @param own plugins that are part of the host, which come before any jar
     * @param version of the host
     */
    public PluginManager(Places places, List<Plugin> own, String version, Lent lent) {
        this(places, own, version, lent, PATIENCE);
    }

    /** Makes one that waits that long for each call of a plugin that is started. */
    PluginManager(Places places, List<Plugin> own, String version, Lent lent, Duration patience) {
        this.shelf = new Shelf(
                places.folder(),
                places.copies(),
                new PluginLock(places.conf()),
                Signers.of(places.conf(), lent.settings().text(HostSettings.TRUSTED_CERTIFICATES.key())));
        this.own = List.copyOf(own);
        this.version = version;
        this.lent = lent;
        this.patience = patience;
        this.events = new PluginEvents(lent.clock());
        this.drain = new Drain(events);
    }

    /** Returns what runs. */
    public Catalog catalog() {
        return catalog;
    }

    /** Returns what happened to the plugins since the start. */
    public PluginEvents events() {
        return events;
    }

    /** Tells a listener of each further change of the catalog. */
    public synchronized void listen(CatalogListener one) {
        listener = one;
    }

    /** Loads everything and puts the catalog in place. */
    public synchronized void start() {
        CleanThreads.startThatOfFutures();
        PluginStarter starter = starter();
        List<Started> all = new ArrayList<>();
        own.forEach(plugin -> all.add(starter.start(plugin, version)));
        // at once: to copy, check and start one after the other was a third of a host's start
        shelf.stamps().orElse(Map.of()).entrySet().parallelStream()
                .map(jar -> first(starter, jar.getKey(), jar.getValue()))
                .toList()
                .forEach(first -> {
                    slot(first.fileName()).tried(first.stamp(), declared(first.started()), first.generation());
                    all.add(first.started());
                });
        Instant now = lent.clock().instant();
        List<LoadedPlugin> started = new ArrayList<>();
        List<PluginReport> others = new ArrayList<>();
        for (Started one : all) {
            if (one instanceof Started.Running runs) {
                started.add(runs.plugin());
            } else if (one instanceof Started.Not not) {
                others.add(not.report());
            }
        }
        Conflicts conflicts = Conflicts.among(started);
        conflicts.refused().forEach((plugin, reason) -> {
            others.add(plugin.report().refusedFor(reason));
            plugin.close();
        });
        for (LoadedPlugin plugin : conflicts.kept()) {
            if (!plugin.report().jar().isEmpty()) {
                slot(plugin.report().jar()).runs(plugin, now);
            }
        }
        others.stream()
                .filter(report -> !report.jar().isEmpty())
                .forEach(report -> slot(report.jar()).not(report));
        ofHost = conflicts.kept().stream()
                .filter(plugin -> plugin.report().jar().isEmpty())
                .toList();
        ofHostNot = others.stream().filter(report -> report.jar().isEmpty()).toList();
        catalog = newCatalog();
    }

    /** What came of a jar that was there when the host started. */
    private record First(String fileName, Stamp stamp, Started started, Generation generation) {}

    private First first(PluginStarter starter, Path file, Stamp stamp) {
        try {
            CopiedJar jar = shelf.open(file);
            Started started = starter.start(jar);
            return new First(name(file), stamp, started, generation(started, jar));
        } catch (UnfitPluginException e) {
            PluginReport refused = PluginReport.refused(name(file), String.valueOf(e.getMessage()));
            return new First(name(file), stamp, new Started.Not(refused, Declared.NOTHING), Generation.NONE);
        }
    }

    /**
     * Takes in what has changed in the folder or in the settings. Whoever sees the catalog sees either all of it or nothing.
     *
     * @param file the settings from now on
     * @param stamps of the jars as they are now, none of which is being written
     * @param nanos the time, as of {@link System#nanoTime()}
     */
    synchronized void refresh(SettingsFile file, Map<Path, Stamp> stamps, long nanos) {
        if (isClosed) {
            return;
        }
        lent = lent.reading(file);
        Renewal renewal = new Renewal(nanos);
        Set<String> there = stamps.keySet().stream().map(PluginManager::name).collect(Collectors.toSet());
        slots.values().stream()
                .filter(slot -> !there.contains(slot.fileName()))
                .toList()
                .forEach(renewal::remove);
        new TreeMap<>(stamps).forEach(renewal::look);
        renewal.apply();
    }

    /** Returns where the jars lie. */
    Path folder() {
        return shelf.folder();
    }

    /** Returns the jars that are in the folder now, with what tells a changed one; nothing where it cannot be read. */
    Optional<Map<Path, Stamp>> stamps() {
        return shelf.stamps();
    }

    /** Tries again what does not run, though its jar is the same: what stood in its way may be gone. */
    public synchronized void again() {
        slots.values().forEach(Slot::again);
    }

    /**
     * Returns the files with which the platform or plugin of a name is set up at its service, whether it runs or not; they
     * name the commands of the plugins that run.
     *
     * @param wanted a name, in which a hyphen may stand for {@code _}
     * @throws IllegalArgumentException if there is no such plugin, it needs no files, or it lacks a setting
     */
    public synchronized List<Attachment> manifest(String wanted) {
        String named = wanted.toLowerCase(Locale.ROOT).replace('-', '_');
        List<Command> commands =
                catalog.commands().stream().map(InstalledCommand::command).toList();
        try {
            for (Path file : shelf.files().orElse(List.of())) {
                CopiedJar jar = shelf.open(file);
                if (jar.platforms().contains(named)
                        || CopiedJar.nameOf(jar.fileName()).equals(named)) {
                    List<Attachment> made = starter().manifest(jar, commands);
                    if (made.isEmpty()) {
                        throw new IllegalArgumentException(
                                wanted + " needs no manifest; only chat platforms whose service asks for one have it");
                    }
                    return made;
                }
                jar.remove();
            }
        } catch (UnfitPluginException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("no jar in " + shelf.folder() + " brings " + wanted);
    }

    /** Writes a line for each plugin into the log: what runs, what does not, and why. */
    public void log() {
        catalog.reports().forEach(PluginManager::log);
    }

    /** Closes every plugin. */
    @Override
    public synchronized void close() {
        isClosed = true;
        catalog = Catalog.EMPTY;
        running().forEach(LoadedPlugin::close);
        drain.close();
        ofHost = List.of();
        slots.clear();
        shelf.close();
    }

    private PluginStarter starter() {
        return new PluginStarter(lent, patience);
    }

    private Slot slot(String fileName) {
        return slots.computeIfAbsent(fileName, Slot::new);
    }

    private List<LoadedPlugin> running() {
        return Stream.concat(ofHost.stream(), slots.values().stream().flatMap(slot -> slot.running().stream()))
                .toList();
    }

    private Catalog newCatalog() {
        List<PluginReport> reports = new ArrayList<>(ofHostNot);
        ofHost.forEach(plugin -> reports.add(plugin.report()));
        slots.values().forEach(slot -> slot.report().ifPresent(reports::add));
        return Catalog.of(running(), reports);
    }

    private Generation generation(Started started, CopiedJar jar) {
        return declared(started).generation(jar.sha256(), lent.settings());
    }

    private static Declared declared(Started started) {
        if (started instanceof Started.Running runs) {
            return runs.plugin().declared();
        }
        return started instanceof Started.Not not ? not.declared() : Declared.NOTHING;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void log(PluginReport report) {
        if (report.state() == State.REFUSED) {
            LOG.warn("{}", report.line());
        } else {
            LOG.info("{}", report.line());
        }
        report.hints().forEach(hint -> LOG.warn("{}", hint));
    }

    /** One round of changes: everything new is started beside what runs, and then takes its place at once. */
    private final class Renewal {

        private final PluginStarter starter = starter();
        private final Instant now = lent.clock().instant();
        private final Map<Slot, LoadedPlugin> fresh = new LinkedHashMap<>();
        private final List<Runnable> news = new ArrayList<>();
        private final List<Runnable> retirements = new ArrayList<>();
        private final long nanos;

        Renewal(long nanos) {
            this.nanos = nanos;
        }

        /** Tries a jar, unless there is nothing new about it. */
        void look(Path file, Stamp stamp) {
            Slot slot = slot(name(file));
            if (slot.isTried(stamp, lent.settings()) && !slot.isDue(nanos)) {
                return;
            }
            try {
                CopiedJar jar = shelf.open(file);
                if (!Stamp.of(file).equals(Optional.of(stamp))) {
                    // it is being written again, and will settle once more
                    jar.remove();
                } else if (slot.isRunning(jar.sha256(), lent.settings())) {
                    jar.remove();
                    goesOn(slot, stamp);
                } else {
                    take(slot, stamp, jar);
                }
            } catch (UnreadableJarException e) {
                if (slot.isUnreadableFor(HALF_COPIED, stamp, nanos)) {
                    refused(slot, stamp, e);
                    slot.due(nanos + ONCE_MORE.toNanos());
                }
            } catch (UnfitPluginException e) {
                refused(slot, stamp, e);
            }
        }

        void remove(Slot slot) {
            slots.remove(slot.fileName());
            if (slot.report().isPresent()) {
                retire(slot);
                news.add(() -> events.note(Kind.REMOVED, slot.fileName(), slot.fileName() + " was taken away"));
            }
        }

        /** Puts what was started in the place of what ran, and lets that end. */
        void apply() {
            settleConflicts();
            if (news.isEmpty()) {
                return;
            }
            Catalog before = catalog;
            catalog = newCatalog();
            listener.changed(before, catalog);
            news.forEach(Runnable::run);
            if (!retirements.isEmpty()) {
                // what they brought is free for others
                slots.values().forEach(Slot::again);
            }
            retirements.forEach(Runnable::run);
        }

        /** Each that is in nobody's way takes its place, which may clear the way for another. */
        private void settleConflicts() {
            List<Map.Entry<Slot, LoadedPlugin>> waiting = new ArrayList<>(fresh.entrySet());
            waiting.sort(Map.Entry.comparingByValue(Conflicts.BEST));
            boolean isAnyPlaced = true;
            while (isAnyPlaced) {
                isAnyPlaced = waiting.removeIf(
                        one -> conflict(one.getKey(), one.getValue()).isEmpty() && place(one.getKey(), one.getValue()));
            }
            for (Map.Entry<Slot, LoadedPlugin> one : waiting) {
                String why = conflict(one.getKey(), one.getValue()).orElseThrow();
                not(one.getKey(), one.getValue().report().refusedFor(why));
                one.getValue().close();
            }
        }

        private Optional<String> conflict(Slot slot, LoadedPlugin plugin) {
            List<LoadedPlugin> others = running().stream()
                    .filter(other -> !slot.running().equals(Optional.of(other)))
                    .toList();
            return Conflicts.with(others, plugin);
        }

        private boolean place(Slot slot, LoadedPlugin plugin) {
            boolean isUpdate = slot.running().isPresent();
            retire(slot);
            slot.runs(plugin, now);
            int generation = slot.life().generation();
            news.add(() -> events.note(
                    isUpdate ? Kind.UPDATED : Kind.LOADED,
                    slot.fileName(),
                    plugin.report().line() + (isUpdate ? "; it takes over as generation " + generation : "")));
            return true;
        }

        private void take(Slot slot, Stamp stamp, CopiedJar jar) {
            Started started = starter.start(jar);
            slot.tried(stamp, declared(started), generation(started, jar));
            if (started instanceof Started.Running runs) {
                fresh.put(slot, runs.plugin());
            } else if (started instanceof Started.Not not) {
                not(slot, not.report());
            }
        }

        private void goesOn(Slot slot, Stamp stamp) {
            LoadedPlugin runs = slot.running().orElseThrow();
            slot.tried(stamp, runs.declared(), runs.generation());
            if (slot.goesOn()) {
                news.add(() -> events.note(
                        Kind.UPDATED,
                        slot.fileName(),
                        runs.name() + ": what runs is what is in the folder and in the settings again"));
            }
        }

        private void refused(Slot slot, Stamp stamp, UnfitPluginException why) {
            slot.tried(stamp, Declared.NOTHING, Generation.NONE);
            not(slot, PluginReport.refused(slot.fileName(), String.valueOf(why.getMessage())));
        }

        private void not(Slot slot, PluginReport report) {
            boolean isMistake = report.state() == State.REFUSED;
            if (!isMistake) {
                retire(slot);
            }
            if (!slot.not(report)) {
                return;
            }
            news.add(() -> {
                if (slot.life().isUpdateRefused()) {
                    events.note(
                            Kind.UPDATE_REFUSED,
                            slot.fileName(),
                            slot.fileName() + ": " + slot.report().orElseThrow().wrong());
                } else {
                    events.note(isMistake ? Kind.REFUSED : Kind.OFF, slot.fileName(), report.line());
                }
            });
        }

        private void retire(Slot slot) {
            int generation = slot.life().generation();
            Duration limit = HostSettings.of(lent.settings()).commandTimeout();
            slot.running().ifPresent(plugin -> retirements.add(() -> drain.retire(plugin, generation, limit)));
        }
    }
}
