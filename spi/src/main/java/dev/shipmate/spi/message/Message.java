package dev.shipmate.spi.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said back to a user: blocks, and whether only the asker may see them. Immutable.
 *
 * @since 1
 */
public final class Message {

    private final List<Block> blocks;
    private final boolean isPrivate;

    private Message(List<Block> blocks, boolean isPrivate) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a message needs at least one block");
        }
        this.blocks = List.copyOf(blocks);
        this.isPrivate = isPrivate;
    }

    /** Returns a message of one paragraph of plain text. */
    public static Message of(String text) {
        return new Message(List.of(Block.text(text)), false);
    }

    /** Returns a message of these blocks, at least one. */
    public static Message of(Block... blocks) {
        return new Message(List.of(blocks), false);
    }

    /** Returns a message of these blocks, at least one. */
    public static Message of(List<Block> blocks) {
        return new Message(blocks, false);
    }

    /**
     * Returns the same message for the asker's eyes alone. This is an obligation, not a hint: an adapter that cannot
     * whisper in a channel sends a direct message.
     */
    public Message privately() {
        return new Message(blocks, true);
    }

    /** Returns the same message with more blocks at its end. */
    public Message and(Block... more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(List.of(more));
        return new Message(all, isPrivate);
    }

    /** Returns the blocks, at least one, in their order. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Returns whether only the asker may see it. */
    public boolean isPrivate() {
        return isPrivate;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that && isPrivate == that.isPrivate && blocks.equals(that.blocks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(blocks, isPrivate);
    }

    @Override
    public String toString() {
        return (isPrivate ? "private: " : "") + PlainText.of(this);
    }
}
