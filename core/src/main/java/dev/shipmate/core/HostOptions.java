package dev.shipmate.core;

import dev.shipmate.spi.Plugin;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * With what a host is started.
 *
 * @param home holds {@code conf/} and {@code data/}
 * @param plugins the folder of the plugin jars
 * @param hasHttp whether it listens
 * @param overrides settings that win over the file's
 * @param environment the variables that the settings may refer to
 * @param extra plugins that are in this process already, for tests and for embedding
 */
public record HostOptions(
        Path home,
        Path plugins,
        boolean hasHttp,
        Map<String, String> overrides,
        Map<String, String> environment,
        List<Plugin> extra,
        Clock clock) {

    public HostOptions {
        overrides = Map.copyOf(overrides);
        environment = Map.copyOf(environment);
        extra = List.copyOf(extra);
    }

    /** Returns the options of a host that is started from the command line. */
    public static HostOptions of(Path home, Path plugins, boolean hasHttp, Map<String, String> overrides) {
        return new HostOptions(home, plugins, hasHttp, overrides, System.getenv(), List.of(), Clock.systemUTC());
    }

    /** Returns where the settings file is. */
    public Path conf() {
        return home.resolve("conf");
    }

    /** Returns where the host writes. */
    public Path data() {
        return home.resolve("data");
    }
}
