package dev.shipmate.plugins.nautobot.client;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.CommandException;
import java.util.Optional;

/**
 * Decides whose token is used. A chat user whose account link holds a Nautobot token of their own acts with it, so that
 * Nautobot's permissions hold; anyone else reads with the service token and changes nothing, unless
 * {@code nautobot_unlinked_may_change} is set.
 */
public final class NautobotAccess {

    /** The name of a user's own token among the secrets of an account link. */
    public static final String OWN_TOKEN = "nautobot_token";

    private final Optional<Wire> wire;
    private final Optional<String> token;
    private final boolean mayUnlinkedChange;

    NautobotAccess(Optional<Wire> wire, Optional<String> token, boolean mayUnlinkedChange) {
        this.wire = wire;
        this.token = token;
        this.mayUnlinkedChange = mayUnlinkedChange;
    }

    /** Returns Nautobot for somebody who only reads. */
    public Nautobot reading(Arguments in) {
        return in.caller().secret(OWN_TOKEN).map(this::with).orElseGet(this::service);
    }

    /**
     * Returns Nautobot for somebody who changes something.
     *
     * @throws CommandException if they may not, with what to do about it
     */
    public Nautobot changing(Arguments in) {
        Optional<String> own = in.caller().secret(OWN_TOKEN);
        if (own.isPresent()) {
            return with(own.get());
        }
        if (mayUnlinkedChange) {
            return service();
        }
        throw new CommandException(in.caller()
                        .nautobotUser()
                        .map(user -> "Your chat account is linked to " + user
                                + " in Nautobot, but without a token of your" + " own.")
                        .orElse("Your chat account is not linked to a Nautobot user.")
                + " This changes something in Nautobot, so link it with a token first: \"nautobot link\" says how."
                + " (An administrator can let everybody change with nautobot_unlinked_may_change=true.)");
    }

    /**
     * Returns Nautobot for what no chat user asked for.
     *
     * @throws CommandException if no service token is set
     */
    public Nautobot service() {
        return as(new Identity(
                token.orElseThrow(() ->
                        new CommandException("Nautobot cannot be asked: an administrator must set nautobot_token.")),
                false));
    }

    /** Returns Nautobot for whom this token belongs to. */
    public Nautobot with(String ownToken) {
        return as(new Identity(ownToken, true));
    }

    private Nautobot as(Identity identity) {
        return new Nautobot(
                wire.orElseThrow(() -> new CommandException(Unset.REASON)).as(identity));
    }
}
