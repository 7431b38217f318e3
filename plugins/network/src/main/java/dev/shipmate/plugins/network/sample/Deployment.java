package dev.shipmate.plugins.network.sample;

/** How the redeployment of one device ended, in a few words; a device that was rightly skipped has not failed. */
record Deployment(Device device, boolean isFailed, String result) {}
