package dev.shipmate.plugins.webex;

import dev.shipmate.spi.message.Block.Attachment;
import java.net.URI;

/** What is sent at once. */
sealed interface Part {

    /** A text within the limit. */
    record Text(String markdown) implements Part {}

    /** A file. */
    record File(Attachment file, String markdown) implements Part {}

    /** A picture that Webex fetches. */
    record Linked(URI address, String markdown) implements Part {}
}
