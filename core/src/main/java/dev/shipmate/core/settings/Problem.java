package dev.shipmate.core.settings;

/**
 * A mistake in the configuration, for the operator.
 *
 * @param severity whether it stops its owner
 * @param owner {@code host}, or the plugin whose setting it is
 * @param key the setting; empty where it is about the whole file
 * @param text what is wrong; holds no value of a secret
 * @param remedy what to do
 */
public record Problem(Severity severity, String owner, String key, String text, String remedy) {

    /** The owner of what is not a plugin's. */
    public static final String HOST = "host";

    /** Whether a mistake stops its owner. */
    public enum Severity {
        /** It does. */
        ERROR,
        /** It does not. */
        WARNING
    }

    /** Returns one that stops its owner. */
    public static Problem error(String owner, String key, String text, String remedy) {
        return new Problem(Severity.ERROR, owner, key, text, remedy);
    }

    /** Returns one that stops nothing. */
    public static Problem warning(String owner, String key, String text, String remedy) {
        return new Problem(Severity.WARNING, owner, key, text, remedy);
    }

    /** Returns it in one line. */
    @Override
    public String toString() {
        String what = key.isEmpty() ? text : key + " " + text;
        return (owner.equals(HOST) ? "" : "plugin " + owner + ": ") + what + ". " + remedy;
    }
}
