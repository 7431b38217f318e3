package dev.shipmate.core.call;

import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.spi.message.Origin;
import java.util.Optional;

/**
 * What one delivery asks for.
 *
 * @param command the command as it was typed; empty where a question was closed or cancelled
 * @param subcommand the subcommand as it was typed; empty for none
 * @param answered the prompt that this call answers, if it does
 * @param wording what the line had beside its command
 */
public record Call(
        Delivery delivery,
        Means means,
        String command,
        String subcommand,
        Target target,
        Given given,
        Optional<Target.Answered> answered,
        Wording wording) {

    /** Returns the same call that came through something else. */
    public Call by(Means other) {
        return new Call(delivery, other, command, subcommand, target, given, answered, wording);
    }

    /** Returns the same call of a line that was short for it; "" for one that was not. */
    public Call shortened(String alias) {
        return new Call(
                delivery, means, command, subcommand, target, given, answered, new Wording(alias, wording.pipes()));
    }

    /** Returns who asks, and where. */
    public Origin origin() {
        return delivery.inbound().origin();
    }

    /** Returns the command and subcommand as they are typed. */
    public String path() {
        return subcommand.isEmpty() ? command : command + " " + subcommand;
    }
}
