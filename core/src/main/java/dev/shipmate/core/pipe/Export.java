package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Gives what goes through as text of another form: to be read in the conversation where it is short, else as a file.
 *
 * @param name what the file is called, without its ending
 */
record Export(Form form, String name) implements Pipe {

    private static final int SHOWN_CHARACTERS = 3_000;
    private static final int SHOWN_LINES = 100;

    /** A way to write a reply down. */
    interface Form {

        /** Returns what its files end in, without the dot. */
        String ending();

        String mediaType();

        String written(Reply reply);
    }

    @Override
    public List<Block> through(List<Block> blocks) throws UnfitReplyException {
        Reply reply = Reply.of(blocks);
        String text = form.written(reply);
        if (text.length() <= SHOWN_CHARACTERS && text.lines().count() <= SHOWN_LINES) {
            return reply.replaced(Block.snippet("", text.stripTrailing()));
        }
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (content.length > Block.Attachment.MAX_BYTES) {
            throw new UnfitReplyException("This reply is too large for a file: " + content.length + " bytes of "
                    + form.ending() + ", at most " + Block.Attachment.MAX_BYTES
                    + " can be sent. Put | grep or | head before.");
        }
        return reply.replaced(Block.attachment(name + "." + form.ending(), form.mediaType(), content));
    }
}
