package dev.shipmate.core.web;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that requests are not taken, once a second at most: in a flood there are thousands of them. */
final class RefusedRequests {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private long last = System.nanoTime() - PAUSE;
    private long untold;

    synchronized void tell(String platform, String why) {
        long now = System.nanoTime();
        if (now - last < PAUSE) {
            untold++;
            return;
        }
        LOG.warn("a request for {} was not taken, nor were {} others before: {}", platform, untold, why);
        last = now;
        untold = 0;
    }
}
