package dev.shipmate.core.approval;

import java.time.Duration;
import java.util.List;

/**
 * What needs a second person besides what declares so itself, and for how long it waits.
 *
 * @param commands command and subcommand; {@code *} for all subcommands
 * @param lifetime after which an approval expires
 */
public record ApprovalRules(List<Named> commands, Duration lifetime) {

    public ApprovalRules {
        commands = List.copyOf(commands);
    }

    /** A subcommand as the setting names it. */
    public record Named(String command, String subcommand) {

        boolean isFor(String command, String subcommand) {
            return this.command.equals(command) && (this.subcommand.equals("*") || this.subcommand.equals(subcommand));
        }
    }

    boolean isNeeded(String command, String subcommand) {
        return commands.stream().anyMatch(named -> named.isFor(command, subcommand));
    }
}
