package dev.shipmate.core.request;

import dev.shipmate.core.access.Decision;

/** What came of asking for access. */
public sealed interface Asked {

    /** The approvers were told. */
    record Opened(AccessRequest request) implements Asked {}

    /** There is an open request for the same already. */
    record Known(AccessRequest request) implements Asked {}

    /** It is permitted by now. */
    record Needless(Wanted what) implements Asked {}

    /** No grant could open it. */
    record Hopeless(Wanted what, Decision decision) implements Asked {}

    /** The asker has too many open requests. */
    record TooMany(int open) implements Asked {}
}
