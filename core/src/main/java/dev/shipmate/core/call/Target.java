package dev.shipmate.core.call;

import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.platform.MessageRef;
import org.jspecify.annotations.Nullable;

/** What a call asks for. */
public sealed interface Target {

    /** Run a subcommand. */
    record Run(InstalledCommand command, Subcommand subcommand) implements Target {}

    /** Show a question again, from a fresh click. */
    record Ask(InstalledCommand command, Subcommand subcommand, Page page) implements Target {}

    /** Explain a command. */
    record CommandHelp(InstalledCommand command) implements Target {}

    /** Explain a subcommand. */
    record Usage(InstalledCommand command, Subcommand subcommand) implements Target {}

    /** List the commands. */
    record TopHelp() implements Target {}

    /** A word that is no command. */
    record UnknownCommand(String word) implements Target {}

    /** A word that is no subcommand of the command. */
    record UnknownSubcommand(InstalledCommand command, String word) implements Target {}

    /** A subcommand whose arguments cannot be read. */
    record Unreadable(InstalledCommand command, Subcommand subcommand, String problem) implements Target {}

    /** A question was cancelled. */
    record Dismissed(String title) implements Target {}

    /** A question that cannot be answered, and why. */
    record Closed(String reason) implements Target {}

    /**
     * Which part of a long menu to show.
     *
     * @param parameter whose menu it is; empty for none
     * @param number counted from 0
     */
    record Page(String parameter, int number) {

        /** The first part of every menu. */
        public static final Page FIRST = new Page("", 0);
    }

    /** A prompt's message that was answered, and in what words to close it. */
    record Answered(@Nullable MessageRef message, String words) {}
}
