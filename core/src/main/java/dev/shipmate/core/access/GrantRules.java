package dev.shipmate.core.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What makes a grant valid. Collects all problems, so that a form or a file is put right in one go. */
final class GrantRules {

    static final int LONGEST_WORD = 64;
    static final int LONGEST_VALUE = 255;

    private static final Pattern PLATFORM = Pattern.compile("\\*|[a-z][a-z0-9_]*");
    private static final Pattern WORD = Pattern.compile("[^*\\s]+\\*?|\\*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<FieldProblem> problems = new ArrayList<>();

    List<FieldProblem> problems(
            String platform,
            String command,
            String subcommand,
            GrantType type,
            String name,
            String value,
            String channel) {
        platform(platform);
        word("command", command);
        word("subcommand", subcommand);
        if (command.equals(Grant.ANY) && !subcommand.equals(Grant.ANY)) {
            problem("subcommand", "Must be * when the command is *. Write * here, or name the command.");
        }
        text("name", name, LONGEST_VALUE);
        value(value);
        channel(type, channel);
        return List.copyOf(problems);
    }

    private void platform(String platform) {
        if (!PLATFORM.matcher(platform).matches() || platform.length() > LONGEST_WORD) {
            problem(
                    "platform",
                    "Not a platform's name. Write it as in the setting enable_<platform>, in lower case with"
                            + " underscores, or * for every platform.");
        }
    }

    private void word(String field, String word) {
        if (word.isEmpty()) {
            problem(field, "Is missing. Write the " + field + "'s name, or * for every " + field + ".");
        } else if (!WORD.matcher(word).matches()) {
            problem(field, "Must be one word; a * may only end it, as in get-*.");
        }
        text(field, word, LONGEST_WORD);
    }

    private void value(String value) {
        if (value.isEmpty()) {
            problem("value", "Is missing. Write the platform's ID, @ and a group's name, or * for every ID.");
        } else if (value.equals(Grant.GROUP_SIGN)) {
            problem("value", "Names no group. Write the group's name behind the @.");
        } else if (value.contains(Grant.ANY) && !value.equals(Grant.ANY)) {
            problem("value", "A * stands for every ID and only alone. Write a whole ID, or * and nothing else.");
        }
        text("value", value, LONGEST_VALUE);
    }

    private void channel(GrantType type, String channel) {
        if (!channel.isEmpty() && type != GrantType.USER) {
            problem("channel", "Only a user grant can be bound to a channel. Leave it empty.");
        } else if (channel.contains(Grant.ANY) || channel.startsWith(Grant.GROUP_SIGN)) {
            problem("channel", "Must be one channel's ID. Leave it empty for every channel.");
        }
        text("channel", channel, LONGEST_VALUE);
    }

    private void text(String field, String text, int longest) {
        if (text.length() > longest) {
            problem(field, "Is longer than " + longest + " characters. Shorten it.");
        }
        if (CONTROL.matcher(text).find()) {
            problem(field, "Holds a control character, such as a line break. Remove it.");
        }
    }

    private void problem(String field, String message) {
        problems.add(new FieldProblem(field, message));
    }
}
