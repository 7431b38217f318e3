package dev.shipmate.spi.command;

/**
 * The code of a subcommand.
 *
 * <p>Runs on the plugin's own work threads, within the time limit of its subcommand, for many users at once. When the
 * limit is over or the run is cancelled its thread is interrupted.
 *
 * @since 1
 */
@FunctionalInterface
public interface Handler {

    /**
     * Runs the command and returns how it ended; never null.
     *
     * @throws CommandException to fail with a reason for the user
     * @throws Exception anything else is an error: the user gets an incident number, the log the stack trace
     */
    Outcome handle(Invocation invocation) throws Exception;
}
