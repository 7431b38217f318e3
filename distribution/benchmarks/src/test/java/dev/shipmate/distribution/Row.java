package dev.shipmate.distribution;

import java.io.IOException;
import java.util.List;

/** Measures one thing. */
interface Row {

    /** Returns what {@code -Donly=} names it by. */
    String name();

    /** Measures, with all processes that it takes, and ends them. */
    List<Finding> measure(Bench bench) throws IOException, InterruptedException;
}
