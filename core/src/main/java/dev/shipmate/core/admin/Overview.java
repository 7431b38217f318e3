package dev.shipmate.core.admin;

import java.util.List;

/**
 * What the first page shows of the host.
 *
 * @param consoleIsOn whether there is a chat page
 */
public record Overview(String version, boolean consoleIsOn, List<PluginLine> plugins, List<CommandLine> commands) {

    /**
     * A plugin in one line.
     *
     * @param state a word or two, such as running
     * @param reason why it is in this state; "" where that needs no reason
     */
    public record PluginLine(String name, String version, String state, String reason) {}

    /** A command in one line. */
    public record CommandLine(String name, String summary, List<String> subcommands) {}
}
