package dev.shipmate.core.request;

import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Origin;
import java.time.Instant;

/** What access is wanted to, as {@link AccessQuestion} names it. */
public record Wanted(String command, String subcommand, Kind kind) {

    /** As a person would name it. */
    public String path() {
        String path = (command + " " + subcommand).strip();
        return switch (kind) {
            case EXACT -> path;
            case COMMAND_HELP -> "help on " + path;
            case REACH -> "help";
        };
    }

    AccessQuestion question(Origin origin, Instant now) {
        return AccessQuestion.of(origin, command, subcommand, kind, now);
    }
}
