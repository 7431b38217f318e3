package dev.shipmate.core.plugin;

import java.time.Instant;

/**
 * Something that happened to a plugin or to the files it depends on.
 *
 * @param number counted from 1 since the host was started
 * @param kind for scripts
 * @param text for people, in one line
 */
public record PluginEvent(long number, Instant time, Kind kind, String jar, String text) {

    /** What kind of thing. */
    public enum Kind {
        /** A plugin runs that did not. */
        LOADED,
        /** A plugin runs in place of its former generation. */
        UPDATED,
        /** A plugin went with its jar. */
        REMOVED,
        /** A plugin is switched off. */
        OFF,
        /** A jar cannot run, and nothing of it does. */
        REFUSED,
        /** What is new cannot run, and what ran goes on. */
        UPDATE_REFUSED,
        /** The last command of a former generation has ended, and it is freed. */
        CLOSED,
        /** The settings were read anew. */
        SETTINGS,
        /** The settings could not be read, and those from before count. */
        SETTINGS_REFUSED
    }
}
