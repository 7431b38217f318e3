package dev.shipmate.plugins.irc;

import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How this bot is set up.
 *
 * @param tls null for a connection that is not encrypted
 * @param channels the channels to be in with their keys, the empty string where none is needed
 * @param password of the server, the empty string for none
 * @param saslUser the account to log in to, the empty string for none
 * @param prefix what stands before a command in a channel; the empty string for the nickname alone
 * @param network the organization's id where the server names none
 * @param lines how many lines of an answer are said at once
 * @param linePause between lines, after the first
 */
record IrcConfig(
        String host,
        int port,
        @Nullable SSLSocketFactory tls,
        String nick,
        Map<String, String> channels,
        String password,
        String saslUser,
        String saslPassword,
        String prefix,
        String network,
        boolean trustsNicknames,
        int lines,
        Duration linePause) {

    /** Has secrets. */
    @Override
    public String toString() {
        return "IrcConfig[" + host + ":" + port + "]";
    }

    /** Returns what to type before a command in a channel. */
    String commandPrefix() {
        return prefix.isEmpty() ? nick + ": " : prefix;
    }
}
