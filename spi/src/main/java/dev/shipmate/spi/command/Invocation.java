package dev.shipmate.spi.command;

import dev.shipmate.spi.message.Message;

/**
 * One run of a subcommand: its arguments, who asked, and ways to say something before it ends.
 *
 * <p>Implemented by the host. Usable until the handler has returned.
 *
 * @since 1
 */
public interface Invocation extends Arguments {

    /**
     * Says something before the outcome, in the order of the calls.
     *
     * @throws java.util.concurrent.CancellationException once the run is cancelled or out of time
     */
    void say(Message message);

    /**
     * Shows how far the run has come. The host edits one message at most every two seconds where the platform can edit,
     * and repeats itself sparingly where not, so this may be called as often as is handy.
     *
     * @param done how many steps are done
     * @param total how many there are in all, 0 when unknown
     * @param text what is being done, a few words
     * @throws java.util.concurrent.CancellationException once the run is cancelled or out of time
     */
    void progress(long done, long total, String text);

    /** Returns whether the run is cancelled or out of time; a long loop ends itself when it is. */
    boolean isCancelled();
}
