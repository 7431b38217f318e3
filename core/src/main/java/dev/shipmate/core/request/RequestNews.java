package dev.shipmate.core.request;

import dev.shipmate.core.access.Decision;

/** Learns what becomes of requests, to tell those concerned. Must return at once and never throw. */
public interface RequestNews {

    /** Tells nobody: where no host runs that could. */
    RequestNews UNTOLD = new RequestNews() {
        @Override
        public void opened(AccessRequest request, Decision decision) {}

        @Override
        public void decided(AccessRequest request) {}
    };

    /** A request is open; the decision says what is missing. */
    void opened(AccessRequest request, Decision decision);

    /** A request was granted or refused; it still has its reply address. */
    void decided(AccessRequest request);
}
