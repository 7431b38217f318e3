package dev.shipmate.core.builtin.console;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;

/**
 * Who chats, and in which of the two rooms.
 *
 * @param user the name of an account on the page, of a system user in the terminal
 */
public record Seat(String channel, String user) {

    /** The platform, and the one organization of it. */
    public static final String PLATFORM = "console";

    /** The room of the page, which all who are signed in share. */
    public static final String PAGE = "console";

    /** The room of terminals. Scripts talk in it, so each user hears only what is meant for that user. */
    public static final String SHELL = "shell";

    public static Seat atPage(String user) {
        return new Seat(PAGE, user);
    }

    public static Seat atTerminal(String user) {
        return new Seat(SHELL, user);
    }

    /** Whether what is said to others is heard too. */
    boolean hearsOthers() {
        return channel.equals(PAGE);
    }

    Origin origin() {
        return new Origin(
                PLATFORM, new Party(PLATFORM, "Console"), new Party(channel, channel), new Party(user, user), "");
    }
}
