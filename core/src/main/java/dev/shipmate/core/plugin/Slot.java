package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginReport.Life;
import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.core.settings.SettingsFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the manager knows of one jar of the folder. Guarded by the manager. */
final class Slot {

    private final String fileName;
    private @Nullable Stamp tried;
    private Declared declared = Declared.NOTHING;
    private Generation generation = Generation.NONE;
    private boolean isAgain;
    private @Nullable Unreadable unreadable;
    private @Nullable Long due;
    private @Nullable LoadedPlugin running;
    private @Nullable PluginReport refused;
    private Life life = Life.NONE;

    /** Since when a file is no whole jar, in nanoseconds. */
    private record Unreadable(Stamp stamp, long since) {}

    Slot(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    Optional<LoadedPlugin> running() {
        return Optional.ofNullable(running);
    }

    Life life() {
        return life;
    }

    /** Returns whether there is nothing new to try: the same file, with the same settings. */
    boolean isTried(Stamp stamp, SettingsFile file) {
        return !isAgain
                && stamp.equals(tried)
                && declared.generation(generation.sha256(), file).equals(generation);
    }

    /** Returns whether these bytes and settings are what runs. */
    boolean isRunning(String sha256, SettingsFile file) {
        LoadedPlugin plugin = running;
        return plugin != null && plugin.declared().generation(sha256, file).equals(plugin.generation());
    }

    /** Returns whether a file, which is no whole jar, has been so for that long: whoever copies it may not be done. */
    boolean isUnreadableFor(Duration longest, Stamp stamp, long now) {
        Unreadable before = unreadable;
        if (before == null || !before.stamp().equals(stamp)) {
            unreadable = new Unreadable(stamp, now);
            return false;
        }
        return now - before.since() >= longest.toNanos();
    }

    /** Lets a file that cannot be read be tried once more at that time, in nanoseconds: the reason may lie elsewhere. */
    void due(long at) {
        due = at;
    }

    boolean isDue(long now) {
        return due != null && now - due >= 0;
    }

    /** Remembers what was tried last, and with which settings. */
    void tried(Stamp stamp, Declared what, Generation with) {
        tried = stamp;
        declared = what;
        generation = with;
        due = null;
        isAgain = false;
    }

    /** Lets the jar be tried once more where it does not run, although nothing of it has changed. */
    void again() {
        isAgain = life.isUpdateRefused() || (refused != null && refused.state() == State.REFUSED);
    }

    void runs(LoadedPlugin plugin, Instant now) {
        running = plugin;
        refused = null;
        life = new Life(now, life.generation() + 1, "");
    }

    /** Takes in that nothing newer waits for what runs; returns whether something did. */
    boolean goesOn() {
        boolean didWait = life.isUpdateRefused();
        life = life.refusing("");
        return didWait;
    }

    /**
     * Takes in that the jar cannot run. What ran, if anything, goes on where the reason is a mistake. Returns whether that is
     * new.
     */
    boolean not(PluginReport report) {
        if (report.state() == State.REFUSED && running != null) {
            boolean isNew = !life.updateRefused().equals(report.reason());
            life = life.refusing(report.reason());
            return isNew;
        }
        boolean isNew = refused == null
                || !refused.reason().equals(report.reason())
                || !refused.sha256().equals(report.sha256());
        running = null;
        refused = report;
        life = new Life(null, life.generation(), "");
        return isNew;
    }

    /** Returns what people are told, if there is something to tell. */
    Optional<PluginReport> report() {
        LoadedPlugin plugin = running;
        return Optional.ofNullable(plugin == null ? refused : plugin.report()).map(told -> told.living(life));
    }
}
