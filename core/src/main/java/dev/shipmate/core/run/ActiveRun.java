package dev.shipmate.core.run;

import dev.shipmate.core.call.Call;
import java.time.Instant;

/**
 * A command that is running now.
 *
 * @param number what people call it by
 */
public record ActiveRun(long number, Call call, Instant since) {}
