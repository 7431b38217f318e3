package dev.shipmate.spi.platform;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;

/**
 * The adapter of a chat platform.
 *
 * <p>All methods may be called by many threads at once, always on the plugin's own. What the host does for every
 * platform: routing, deadlines, repeated deliveries, pages of menus, retries, order within a channel, metrics, and the
 * throttling of progress.
 *
 * @since 1
 */
public interface ChatPlatform extends AutoCloseable {

    /**
     * Returns the name: lower-case letters, digits and {@code _}. It is the platform's name in addresses
     * ({@code /api/plugins/chatops/NAME/…}), in settings ({@code enable_NAME}), in grants and in metrics.
     */
    String name();

    /** Returns what the platform can show; the same for the life of the adapter. */
    Limits limits();

    /** Returns what stands before a command where users type one, such as {@code /}; only for help texts. */
    default String commandPrefix() {
        return "";
    }

    /**
     * Verifies, decodes and answers one request below {@code /api/plugins/chatops/NAME/}. A pure computation: it makes
     * no network call and does nothing but return.
     *
     * @return the response, sent once the inbounds are durable; an unknown path is {@link WebResponse#notFound()} before
     *     anything is verified
     * @throws UnverifiedRequestException if the request does not prove where it comes from
     */
    default Received receive(WebRequest request) throws UnverifiedRequestException {
        return Received.of(WebResponse.notFound());
    }

    /**
     * Calls the platform back to learn what a notice is about. Never returns a notice.
     *
     * @throws PlatformException if it cannot be learnt; the host tries again unless it is final
     */
    default Inbound resolve(Inbound.Notice notice) {
        throw PlatformException.refused(name() + " sends no notices");
    }

    /**
     * Holds the connection to a platform that does not call addresses of ours: returns or throws when it has ended. Called
     * only if {@link Limits#holdsConnection()}, on a thread of its own, again and again with growing pauses until the
     * thread is interrupted.
     */
    default void connect(Inbox inbox) throws InterruptedException {}

    /**
     * Sends a message and returns once the platform has taken it. A private message reaches the user of the origin alone.
     *
     * @return what {@link #update} and {@link #remove} need
     * @throws PlatformException if the platform did not take it
     */
    MessageRef send(Origin origin, Message message);

    /**
     * Replaces a message that was sent. Called only if {@link Limits#hasEdits()}. Leaves a message alone that this platform
     * cannot change, such as one that its user alone sees: so what must be read is sent, and progress is what is updated.
     *
     * @throws PlatformException if the platform did not take it
     */
    default void update(Origin origin, MessageRef sent, Message message) {
        throw PlatformException.refused(name() + " cannot edit messages");
    }

    /**
     * Removes a message or a prompt that was sent. Does nothing where the platform cannot.
     *
     * @throws PlatformException if the platform did not take it
     */
    default void remove(Origin origin, MessageRef sent) {}

    /**
     * Asks the user of the origin, and returns once the platform has taken the question. What the user answers comes in
     * as an {@link Inbound.Answer}, a press on Cancel as an {@link Inbound.Dismissal}. Where a form can be opened only for
     * a short while after a click and that has passed, the adapter shows a message with an “Answer” button instead, whose
     * press comes in as an {@link Inbound.Opening}.
     *
     * @throws PlatformException if the platform did not take it
     */
    void ask(Origin origin, Prompt prompt);

    /** Ends the adapter and frees what it holds. Called once, after the last other call. */
    @Override
    default void close() {}
}
