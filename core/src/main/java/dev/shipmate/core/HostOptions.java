package dev.shipmate.core;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * With what a host is started.
 *
 * @param home holds {@code conf/} and {@code data/}
 * @param plugins the folder of the plugin jars
 * @param hasHttp whether it listens
 * @param overrides settings that win over the file's
 */
public record HostOptions(Path home, Path plugins, boolean hasHttp, Map<String, String> overrides, Clock clock) {

    public HostOptions {
        overrides = Map.copyOf(overrides);
    }
}
