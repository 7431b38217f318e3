package dev.shipmate.distribution;

import java.sql.SQLException;

/** A play of faults under load. */
interface Scenario {

    /** Plays it to its end, and compares the books. */
    Books play(FaultOptions options) throws InterruptedException, SQLException;

    /** What was done to the hosts, for the line of figures. */
    String line();
}
