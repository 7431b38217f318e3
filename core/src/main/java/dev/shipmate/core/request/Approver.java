package dev.shipmate.core.request;

import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.LogText;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who decides a request.
 *
 * @param author as the change log names them
 * @param origin where they decide, if in chat: nobody decides his own request there
 */
public record Approver(Author author, @Nullable Origin origin) {

    private static final int LONGEST = 120;

    /** One who decides in a page, through REST or on the command line. */
    public static Approver of(Author author) {
        return new Approver(author, null);
    }

    /** One who decides in chat. */
    public static Approver inChat(Origin origin) {
        return new Approver(new Author(named(origin), "chat", UUID.randomUUID().toString()), origin);
    }

    boolean isAskerOf(AccessRequest request) {
        return origin != null && request.isOf(origin);
    }

    /** Names both: who decided, and for whom. */
    Author authorFor(AccessRequest request) {
        return new Author(
                LogText.fitting(author.who(), LONGEST) + " for " + named(request.origin()),
                author.means(),
                author.requestId());
    }

    private static String named(Origin origin) {
        Party user = origin.user();
        // a name is whatever its bearer typed: it must not begin a line of its own
        String label = user == null ? "unknown" : user.label().replaceAll("\\p{Cntrl}", " ");
        return LogText.fitting(origin.platform() + " " + label, LONGEST);
    }
}
