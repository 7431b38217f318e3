package dev.shipmate.core.access;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes a grant valid. */
final class GrantRules {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern WORD = Pattern.compile("[^*\\s]+\\*?|\\*");

    private final FieldRules fields = new FieldRules();

    List<FieldProblem> problems(
            String platform,
            String command,
            String subcommand,
            GrantType type,
            String name,
            String value,
            String channel,
            @Nullable Instant expiresAt) {
        fields.platform(platform);
        word("command", command);
        word("subcommand", subcommand);
        if (command.equals(Grant.ANY) && !subcommand.equals(Grant.ANY)) {
            fields.problem("subcommand", "Must be * when the command is *. Write * here, or name the command.");
        }
        fields.text("name", name, FieldRules.LONGEST_VALUE);
        value(value);
        channel(type, channel);
        if (expiresAt != null && (expiresAt.isBefore(EARLIEST) || expiresAt.isAfter(LATEST))) {
            fields.problem("expires_at", "Must lie between the years 1970 and 9999. Leave it empty for never.");
        }
        return fields.problems();
    }

    private void word(String field, String word) {
        if (word.isEmpty()) {
            fields.problem(field, "Is missing. Write the " + field + "'s name, or * for every " + field + ".");
        } else if (!WORD.matcher(word).matches()) {
            fields.problem(field, "Must be one word; a * may only end it, as in get-*.");
        }
        fields.text(field, word, FieldRules.LONGEST_WORD);
    }

    private void value(String value) {
        if (value.isEmpty()) {
            fields.problem("value", "Is missing. Write the platform's ID, @ and a group's name, or * for every ID.");
        } else if (value.equals(Grant.GROUP_SIGN)) {
            fields.problem("value", "Names no group. Write the group's name behind the @.");
        } else if (value.contains(Grant.ANY) && !value.equals(Grant.ANY)) {
            fields.problem("value", "A * stands for every ID and only alone. Write a whole ID, or * and nothing else.");
        }
        fields.text("value", value, FieldRules.LONGEST_VALUE);
    }

    private void channel(GrantType type, String channel) {
        if (!channel.isEmpty() && type != GrantType.USER) {
            fields.problem("channel", "Only a user grant can be bound to a channel. Leave it empty.");
        } else if (channel.contains(Grant.ANY) || channel.startsWith(Grant.GROUP_SIGN)) {
            fields.problem("channel", "Must be one channel's ID. Leave it empty for every channel.");
        }
        fields.text("channel", channel, FieldRules.LONGEST_VALUE);
    }
}
