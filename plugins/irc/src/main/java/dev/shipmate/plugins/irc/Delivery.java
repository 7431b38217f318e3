package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Lines on their way to a channel or to one user.
 *
 * @param userId the id of that user, so that nobody who took the nickname reads them; the empty string where it is not known
 * @param kind how they are sent
 * @param lines each short enough, without the name of the target
 */
record Delivery(ReplyAddress address, String userId, Kind kind, List<String> lines) {

    /** How something is sent. */
    enum Kind {
        /** Where it was asked for, for all to see. */
        OPEN,
        /** To the user alone, as a notice, which clients show where the user is. */
        ASIDE,
        /** To the user alone, as a message, which opens a conversation to answer in. */
        QUESTION
    }

    /** Returns a message for all who can see where it was asked for. */
    static Delivery open(ReplyAddress address, String userId, List<String> lines) {
        return new Delivery(address, userId, Kind.OPEN, lines);
    }

    Delivery {
        lines = List.copyOf(lines);
    }

    /** Returns whether one user alone is to read it. */
    boolean isForOne() {
        return kind != Kind.OPEN || address.isDirect();
    }

    /** Returns the channel or the nickname. */
    String target() {
        return isForOne() ? address.nick() : address.channel();
    }

    /** Returns the same with other lines. */
    Delivery with(List<String> others) {
        return new Delivery(address, userId, kind, others);
    }

    /** Returns the same as lines of the protocol. */
    List<String> protocol() {
        boolean isNotice = kind == Kind.ASIDE && !address.isDirect();
        String begin = (isNotice ? "NOTICE " : "PRIVMSG ") + target() + " :";
        return lines.stream().map(begin::concat).toList();
    }

    /**
     * Returns how many bytes of text fit into a line. The server puts {@code :nick!user@host} before it, of which nothing but
     * the nickname is known for sure: 110 bytes are kept free.
     */
    static int room(String target) {
        return Wire.LONGEST_LINE - 110 - "PRIVMSG  :".length() - target.getBytes(UTF_8).length;
    }
}
