package dev.shipmate.plugins.network.sample;

import dev.shipmate.spi.command.CommandException;
import java.time.Instant;
import java.util.List;

/**
 * What knows the devices. Safe for use by many threads.
 *
 * <p>Any method may throw a {@link CommandException} with a sentence for the user when the inventory cannot be reached.
 */
interface Inventory {

    /** Returns what every answer is labelled with, such as {@code Sample data}. */
    String label();

    /** Returns all devices, in the order in which people want to read them. */
    List<Device> devices();

    /** Returns what was changed on a device since then, the newest first. */
    List<Change> changes(Device device, Instant since);

    /** Pushes the intended configuration to a device. Takes a while; an interrupt ends it. */
    Deployment redeploy(Device device) throws InterruptedException;
}
