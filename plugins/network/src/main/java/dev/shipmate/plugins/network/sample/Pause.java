package dev.shipmate.plugins.network.sample;

import java.time.Duration;

/** Lets time pass; a test does not. */
@FunctionalInterface
public interface Pause {

    void take(Duration time) throws InterruptedException;
}
