package dev.shipmate.core.access;

import java.util.List;

/** Everything stored that a decision may depend on. */
public record Candidates(List<Grant> grants, Memberships memberships) {

    public Candidates {
        grants = List.copyOf(grants);
    }
}
