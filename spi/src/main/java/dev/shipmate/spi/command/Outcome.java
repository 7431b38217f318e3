package dev.shipmate.spi.command;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.Objects;

/**
 * How a command ended, as its handler says.
 *
 * @since 1
 */
public sealed interface Outcome {

    /** Returns a success that answers with one paragraph. */
    static Outcome reply(String text) {
        return new Succeeded(Message.of(text));
    }

    /** Returns a success that answers with these blocks, at least one. */
    static Outcome reply(Block... blocks) {
        return new Succeeded(Message.of(List.of(blocks)));
    }

    /** Returns a success that answers with this message. */
    static Outcome reply(Message message) {
        return new Succeeded(message);
    }

    /** Returns a failure with a sentence for the user: what is wrong, where, and what to do. */
    static Outcome failed(String reason) {
        return new Failed(reason);
    }

    /** It did what was asked. */
    record Succeeded(Message message) implements Outcome {
        public Succeeded {
            Objects.requireNonNull(message, "message");
        }
    }

    /** It could not do what was asked. The reason is told to the user and written in the command log. */
    record Failed(String reason) implements Outcome {
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
