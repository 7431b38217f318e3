package dev.shipmate.spi;

import java.time.Duration;
import java.util.Map;

/**
 * Links of chat accounts to Nautobot users. A link is made in two steps, so that it proves who owns both accounts: somebody
 * shows a plugin that a Nautobot user is theirs and is given a code, and types that code in the chat. Implemented by the
 * host.
 *
 * @since 1
 */
public interface AccountLinks {

    /** How long a code can be typed. */
    Duration LIFETIME = Duration.ofMinutes(10);

    /**
     * Keeps a link for the chat account that types {@code shipmate link CODE} within {@link #LIFETIME}. A code counts once.
     *
     * @param nautobotUser the name of a Nautobot user of whom the caller has made sure
     * @param secrets what {@link dev.shipmate.spi.command.Caller#secret} will return for the linked account, such as its own
     *     API token; kept encrypted, none by default; names of 1 to 100 characters, values of at most 4,000
     * @return the code, to be shown to that user alone
     */
    String offer(String nautobotUser, Map<String, String> secrets);
}
