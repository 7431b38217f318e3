package dev.shipmate.plugins.network;

import java.time.Duration;

/** Lets time pass; a test does not. */
@FunctionalInterface
interface Pause {

    void take(Duration time) throws InterruptedException;
}
