package dev.shipmate.core.access;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a question was answered with yes, and why.
 *
 * @param checks organization, channel, user, in this order
 */
public record Decision(AccessQuestion question, List<Check> checks) {

    public Decision {
        checks = List.copyOf(checks);
    }

    public boolean isAllowed() {
        return checks.stream().allMatch(Check::isAllowed);
    }

    public List<Check> refused() {
        return checks.stream().filter(check -> !check.isAllowed()).toList();
    }

    /** What the refused user is told: every failing type with its ID, so that an administrator can paste it. */
    public String refusalText() {
        String what = question.kind() == AccessQuestion.Kind.REACH ? "this bot" : "\"" + question.path() + "\"";
        String text = "Access to " + what + " is not permitted " + named(Check::label, " and ") + ".";
        return isOpenable() ? text + " Ask an administrator for an access grant." : text + reasons();
    }

    /** Whether grants could turn the refusal: none of its reasons is a deny or an ID that no grant can hold. */
    public boolean isOpenable() {
        return refused().stream().allMatch(check -> check.opening() != null);
    }

    /** The smallest grants that would turn the refusal, as far as there are any. */
    public List<Grant> openings() {
        return refused().stream().map(Check::opening).filter(Objects::nonNull).toList();
    }

    /** Why asking for a grant would not help, or not alone; empty where it would. */
    public String obstacle() {
        return reasons().strip();
    }

    /** The same in short, for the command log. */
    public String logDetails() {
        return "Not permitted " + named(Check::label, ", ")
                + (refused().stream().anyMatch(Check::isDenied) ? " (denied)" : "");
    }

    private String named(Function<Check, String> label, String between) {
        return refused().stream()
                .map(check -> preposition(check.type()) + " " + check.type().word() + " " + label.apply(check))
                .collect(Collectors.joining(between));
    }

    private static String preposition(GrantType type) {
        return type == GrantType.USER ? "by" : "in";
    }

    /** Why asking for a grant would not help, or not alone. */
    private String reasons() {
        return refused().stream()
                .filter(check -> check.opening() == null)
                .map(check -> reason(check))
                .collect(Collectors.joining());
    }

    private static String reason(Check check) {
        String word = check.type().word();
        if (check.isDenied()) {
            return " A deny grant refuses this " + word + ".";
        }
        return check.party() == null
                ? " The platform did not say which " + word + " it is."
                : " No grant can be written for this " + word + ".";
    }
}
