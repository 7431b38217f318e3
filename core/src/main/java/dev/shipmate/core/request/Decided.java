package dev.shipmate.core.request;

import dev.shipmate.core.access.Grant;
import java.util.List;

/** What came of deciding a request. */
public sealed interface Decided {

    /**
     * Access is there now.
     *
     * @param written the grants that were missing; none where access had come about in another way
     */
    record Granted(AccessRequest request, List<Grant> written) implements Decided {
        public Granted {
            written = List.copyOf(written);
        }
    }

    /** It was refused. */
    record Refused(AccessRequest request) implements Decided {}

    /** Somebody was first, or it was too late: the request says who and when. */
    record Closed(AccessRequest request) implements Decided {}

    /** No grant opens it, and why; it stays open. */
    record Unopenable(AccessRequest request, String obstacle) implements Decided {}

    /** Nobody decides his own request. */
    record Own(AccessRequest request) implements Decided {}

    /** There is none of this number. */
    record Unknown(long number) implements Decided {}
}
