package dev.shipmate.core.builtin;

import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.spi.message.Origin;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the commands about schedules work with.
 *
 * @param check returns what would keep a line from running if it were typed now; nothing where it would run
 */
public record ScheduleDesk(Schedules schedules, BiFunction<Origin, String, Optional<String>> check) {}
