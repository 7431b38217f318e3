package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.ShownValue;
import dev.shipmate.spi.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a plugin.
 *
 * @param name its name, or the jar's where it has none yet
 * @param jar the file name; empty for what is part of the host
 * @param version of the jar; empty where it states none
 * @param sha256 of the jar's bytes; empty for what is part of the host
 * @param reason why it does not run; empty where it does
 * @param formerKeys the keys that its settings had before, its switch among them
 * @param hints which lines of the file should be renamed; they stop nothing
 * @param life since when it runs, and what keeps it from being renewed
 */
public record PluginReport(
        String name,
        String jar,
        String version,
        String sha256,
        State state,
        String reason,
        List<String> commands,
        List<String> platforms,
        List<SettingReport> settings,
        List<String> formerKeys,
        List<Problem> hints,
        Life life) {

    /**
     * How far a plugin has come.
     *
     * @param loadedAt since when this generation runs; null where none does
     * @param generation counted from 1 since the host was started; 0 where none ran
     * @param updateRefused why what is newer in the folder or the settings does not run in its place; empty for nothing
     */
    public record Life(@Nullable Instant loadedAt, int generation, String updateRefused) {

        /** That of what did not run yet. */
        public static final Life NONE = new Life(null, 0, "");

        /** Returns whether something newer could not take its place. */
        public boolean isUpdateRefused() {
            return !updateRefused.isEmpty();
        }

        Life refusing(String why) {
            return new Life(loadedAt, generation, why);
        }
    }

    /** Whether it runs. */
    public enum State {
        /** It does. */
        RUNNING,
        /** It is switched off. */
        OFF,
        /** Something is wrong with it. */
        REFUSED
    }

    /**
     * One setting of it.
     *
     * @param fallback the default; empty for none or a secret's
     * @param value stars for a secret; empty for none
     * @param source where the value is from: the file, the environment, the default
     */
    public record SettingReport(
            String key,
            String type,
            String summary,
            boolean isMandatory,
            boolean isSecret,
            String fallback,
            String value,
            String source) {

        static SettingReport of(SettingsFile file, Setting<?> setting) {
            ShownValue shown = ShownValue.of(file, setting);
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
    }

    /** Returns what is told of a jar that could not be opened. */
    static PluginReport refused(String fileName, String reason) {
        return refused(new CopiedJar(fileName, Path.of(""), "", "", "", List.of()), reason);
    }

    /** Returns what is told of a jar of which no class was loaded. */
    static PluginReport refused(CopiedJar jar, String reason) {
        return new PluginReport(
                CopiedJar.nameOf(jar.fileName()),
                jar.fileName(),
                jar.version(),
                jar.sha256(),
                State.REFUSED,
                reason,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Life.NONE);
    }

    /** Returns what is told of it with how far it has come. */
    PluginReport living(Life now) {
        return new PluginReport(
                name, jar, version, sha256, state, reason, commands, platforms, settings, formerKeys, hints, now);
    }

    /** Returns it in one line, for the log. */
    String line() {
        String what = "plugin " + name + " " + version + " (" + (jar.isEmpty() ? "part of the host" : jar) + ")";
        return switch (state) {
            case RUNNING -> what + ": commands " + commands + ", platforms " + platforms;
            case OFF -> what + " is off: " + reason;
            case REFUSED -> what + " is refused: " + reason;
        };
    }

    /** Returns what is wrong: why it does not run, or why its update does not. */
    public String wrong() {
        return life.isUpdateRefused()
                ? "generation " + life.generation() + " goes on, its update is refused: " + life.updateRefused()
                : reason;
    }

    PluginReport refusedFor(String why) {
        return new PluginReport(
                name,
                jar,
                version,
                sha256,
                State.REFUSED,
                why,
                List.of(),
                List.of(),
                settings,
                formerKeys,
                hints,
                life);
    }
}
