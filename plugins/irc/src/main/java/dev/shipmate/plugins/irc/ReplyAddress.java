package dev.shipmate.plugins.irc;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;

/**
 * Where an answer goes: neither a channel nor a nickname can have a blank in it.
 *
 * @param channel the empty string for a conversation with the bot alone
 * @param nick who is answered, the empty string for nobody
 */
record ReplyAddress(String channel, String nick) {

    /** What the ids of conversations with the bot alone begin with; no channel does. */
    static final String DIRECT = "@";

    /** What those of people begin with who are not known. */
    static final String UNKNOWN = "@?";

    /** Returns where to answer an origin, also one without a reply address. */
    static ReplyAddress of(Origin origin) {
        String text = origin.replyTo();
        int blank = text.indexOf(' ');
        if (blank >= 0) {
            return new ReplyAddress(text.substring(0, blank), text.substring(blank + 1));
        }
        String channel = origin.channelId();
        if (channel.isEmpty()) {
            throw PlatformException.refused("it is not known to which channel of IRC this goes");
        }
        return channel.startsWith(DIRECT)
                ? new ReplyAddress("", channel.substring(DIRECT.length()))
                : new ReplyAddress(channel, "");
    }

    /** Returns what an {@link Origin} keeps of it. */
    String text() {
        return channel + " " + nick;
    }

    /** Returns whether nobody else is there. */
    boolean isDirect() {
        return channel.isEmpty();
    }
}
