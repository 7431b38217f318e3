package dev.shipmate.plugins.network.sample;

import java.time.Instant;

/** One thing about a device that somebody changed. */
record Change(String device, Instant at, String who, String what, String before, String after) {}
