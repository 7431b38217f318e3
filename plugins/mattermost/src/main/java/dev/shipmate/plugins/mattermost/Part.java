package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Block;
import java.util.List;

/** What is done to send a message: some posts, and some uploads between them. */
sealed interface Part {

    /** One post. */
    record Posted(Post post) implements Part {}

    /**
     * One upload.
     *
     * @param instead what is posted where nothing can be uploaded
     */
    record Uploaded(Block.Attachment file, String title, List<Post> instead) implements Part {
        public Uploaded {
            instead = List.copyOf(instead);
        }
    }
}
