package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import java.util.Set;
import java.util.function.Function;

/**
 * What everybody may do to whom the host answers at all, as reading help, unless a grant denies it: what they keep for
 * themselves alone.
 */
public final class ReachedOnes {

    private static final String OWN = "shipmate";
    private static final Set<String> THEIRS = Set.of("alias");

    private ReachedOnes() {}

    /** Decides a question by the one rule, put as what it comes to for this subcommand. */
    public static Decision decide(AccessQuestion question, Function<AccessQuestion, Decision> rule) {
        Decision exact = rule.apply(question);
        boolean isTheirs = question.kind() == Kind.EXACT
                && question.command().equals(OWN)
                && THEIRS.contains(question.subcommand());
        if (!isTheirs || exact.isAllowed() || exact.refused().stream().anyMatch(Check::isDenied)) {
            return exact;
        }
        return rule.apply(new AccessQuestion(
                question.platform(),
                question.command(),
                question.subcommand(),
                Kind.REACH,
                question.organization(),
                question.channel(),
                question.user(),
                question.now()));
    }
}
