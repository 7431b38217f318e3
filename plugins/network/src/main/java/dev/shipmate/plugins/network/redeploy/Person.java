package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Party;

/**
 * Who asked for something or approved it.
 *
 * @param nautobotUser empty when the chat account is linked to none
 */
record Person(String platform, String id, String name, String nautobotUser) {

    /** Returns who runs the command. */
    static Person of(Arguments in) {
        Party user = in.origin().user();
        if (user == null || user.id().isEmpty()) {
            throw new CommandException(
                    "The chat platform did not say who you are, so you can neither ask for this nor" + " approve it.");
        }
        String name = user.name().isEmpty() ? user.id() : user.name();
        return new Person(
                in.origin().platform(),
                user.id(),
                name,
                in.caller().nautobotUser().orElse(""));
    }

    /** Returns whether both are one: the same chat account, or two of the same Nautobot user. */
    boolean isSame(Person other) {
        boolean isSameAccount = platform.equals(other.platform) && id.equals(other.id);
        return isSameAccount || !nautobotUser.isEmpty() && nautobotUser.equals(other.nautobotUser);
    }
}
