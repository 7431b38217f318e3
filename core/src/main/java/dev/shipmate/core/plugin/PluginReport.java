package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.ShownValue;
import dev.shipmate.spi.Setting;
import java.nio.file.Path;
import java.util.List;

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
        List<Problem> hints) {

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
                List.of());
    }

    PluginReport refusedFor(String why) {
        return new PluginReport(
                name, jar, version, sha256, State.REFUSED, why, List.of(), List.of(), settings, formerKeys, hints);
    }
}
