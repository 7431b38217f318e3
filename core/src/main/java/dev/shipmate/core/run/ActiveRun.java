package dev.shipmate.core.run;

import dev.shipmate.spi.message.Origin;
import java.time.Instant;

/**
 * A command that is running now.
 *
 * @param number what people call it by: that of its delivery
 * @param path the command and the subcommand
 * @param node on which it runs; "" for this one
 */
public record ActiveRun(long number, String path, Origin origin, Instant since, String node) {}
