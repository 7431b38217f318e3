package dev.shipmate.plugins.slack;

import dev.shipmate.spi.platform.PlatformException;
import java.io.Serial;
import java.util.Set;

/** Slack understood a call and will not do it; there may be another way. */
final class SlackRefusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<String> UNREACHABLE = Set.of(
            "not_in_channel",
            "channel_not_found",
            "user_not_in_channel",
            "is_archived",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "team_access_not_granted",
            "messages_tab_disabled",
            "expired_url",
            "used_url",
            "unreachable_url",
            "foreign_url");
    private static final Set<String> TOO_LATE =
            Set.of("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired");

    private final String code;

    SlackRefusal(String call, String code, String detail) {
        super("Slack refuses " + call + ": " + code + (detail.isEmpty() ? "" : " (" + detail + ")"));
        this.code = code;
    }

    /** Returns whether the bot cannot speak there, so that it should try elsewhere. */
    boolean isUnreachable() {
        return UNREACHABLE.contains(code);
    }

    /** Returns whether there is no user of that address. */
    boolean isUnknownUser() {
        return code.equals("users_not_found");
    }

    /** Returns whether a form can no longer be opened with this trigger. */
    boolean isTooLate() {
        return TOO_LATE.contains(code);
    }

    /** Returns whether Slack did not like a block: it refuses a message when it cannot fetch a picture of it. */
    boolean isAboutBlocks() {
        return code.startsWith("invalid_blocks") || code.equals("invalid_arguments");
    }

    /** Returns what the host shall hear: trying again is useless. */
    PlatformException asFinal() {
        return PlatformException.refused(String.valueOf(getMessage()));
    }
}
