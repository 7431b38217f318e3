package dev.shipmate.core.access;

/**
 * The access check as every caller makes it: the stored grants, then the one rule.
 *
 * <p>Nothing is remembered between two questions, so a change of a grant counts for the next one, on every node.
 */
public final class Access {

    private final CandidateQuery candidates;
    private final AccessPolicy policy;

    public Access(CandidateQuery candidates, AccessPolicy policy) {
        this.candidates = candidates;
        this.policy = policy;
    }

    public Decision decide(AccessQuestion question) {
        Candidates found = candidates.of(question);
        return policy.decide(question, found.grants(), found.memberships());
    }
}
