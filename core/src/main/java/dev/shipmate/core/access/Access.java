package dev.shipmate.core.access;

import org.jdbi.v3.core.Handle;

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
        return decide(question, candidates.of(question));
    }

    /** Decides by what the transaction of this handle sees, its own changes among them. */
    public Decision decide(Handle handle, AccessQuestion question) {
        return decide(question, candidates.of(handle, question));
    }

    private Decision decide(AccessQuestion question, Candidates found) {
        return policy.decide(question, found.grants(), found.memberships());
    }
}
