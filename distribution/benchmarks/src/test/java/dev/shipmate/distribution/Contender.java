package dev.shipmate.distribution;

import java.net.URI;

/**
 * A server under load.
 *
 * @param name what it is called in the results
 * @param isReplying whether it answers commands at the stand-in too; else it only acknowledges them
 */
record Contender(String name, URI address, boolean isReplying) {

    LoadDriver driver(Bench bench) {
        return new LoadDriver(address, bench.platform(), isReplying);
    }
}
