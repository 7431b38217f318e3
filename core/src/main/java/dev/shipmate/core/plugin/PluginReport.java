package dev.shipmate.core.plugin;

import java.util.List;

/**
 * What people are told of a plugin.
 *
 * @param name its name, or the jar's where it has none yet
 * @param jar the file name; empty for what is part of the host
 * @param version of the jar; empty where it states none
 * @param sha256 of the jar's bytes; empty for what is part of the host
 * @param reason why it does not run; empty where it does
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
        List<SettingReport> settings) {

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
            String source) {}
}
