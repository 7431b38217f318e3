package dev.shipmate.spi.platform;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.List;
import java.util.Optional;

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
     * Returns why an origin may lack its organization, channel or user on this platform, and what its user can do about it:
     * a sentence or two for whoever is refused for want of it. The empty string where there is nothing to say; the same for
     * the life of the adapter.
     */
    default String absence(PartyKind kind) {
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
     * Holds the connection to a platform that does not call addresses of ours, or keeps up what makes it call them, such as
     * a registered webhook: returns or throws when that has ended. Called only if {@link Limits#holdsConnection()}, on a
     * thread of its own and on every node, again and again with growing pauses until the thread is interrupted.
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
     * <p>A prompt without questions is a form that says it is being prepared; {@link #updatePrompt} fills it. The host asks
     * such a one only if {@link Limits#hasLateQuestions()}, and the adapter refuses it where the form cannot be opened.
     *
     * @throws PlatformException if the platform did not take it
     */
    void ask(Origin origin, Prompt prompt);

    /**
     * Puts questions into a form that {@link #ask} opened without any for the same token, because listing their choices
     * took longer than the platform lets one open a form. Called only if {@link Limits#hasLateQuestions()}.
     *
     * @param prompt the token and title as before; without questions where there are none after all, to say so or close
     * @throws PlatformException if the platform did not take it; final where the form is not open any more
     */
    default void updatePrompt(Origin origin, Prompt prompt) {
        throw PlatformException.refused(name() + " cannot change an open form");
    }

    /**
     * Returns where a message can be sent that nobody asked for, long after the origin was heard, perhaps in another process:
     * the same channel without a user, and without a reply address, or with one that neither ends nor belongs to one answer.
     */
    default Origin lasting(Origin heard) {
        return new Origin(heard.platform(), heard.organization(), heard.channel(), null, "");
    }

    /**
     * Shows that an answer is being prepared, where the platform has a sign for it. Best effort: called once for a run that
     * has said nothing for a moment, never tried again.
     *
     * @throws PlatformException if the platform did not take it
     */
    default void busy(Origin origin) {}

    /**
     * Finds organizations, channels or users by what people call them.
     *
     * @param name compared as the platform does, without regard to case where it does; a leading {@code #} or {@code @} is
     *     left out
     * @return every match, at most 20, none if there is none
     * @throws PlatformException if it cannot be told: the platform does not answer, lacks a permission, or has no such
     *     look-up; the message says which
     */
    default List<Party> lookUp(PartyKind kind, String name) {
        throw PlatformException.refused(name() + " looks up nothing by name");
    }

    /**
     * Finds the user with an e-mail address; empty if there is none.
     *
     * @throws PlatformException as {@link #lookUp} does
     */
    default Optional<Party> lookUpEmail(String email) {
        throw PlatformException.refused(name() + " looks up nobody by e-mail address");
    }

    /**
     * Returns what keeps the platform from working right now, in a line that administrators see and that holds no secret:
     * a refused token, a lost connection, a webhook that cannot be registered. Empty when all is well. Computed from what
     * is known: it makes no network call.
     */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Ends the adapter and frees what it holds. Called once, after the last other call. */
    @Override
    default void close() {}
}
