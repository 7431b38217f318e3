package dev.shipmate.core.cli;

import dev.shipmate.core.HostOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The home that a verb works on. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The folder with plugins/, conf/ and data/ (default: SHIPMATE_HOME, else the installation).")
    private @Nullable Path given;

    /** Returns the home. */
    Path home() {
        Path home = given == null ? Path.of(System.getProperty("shipmate.home", ".")) : given;
        return home.toAbsolutePath().normalize();
    }

    /** Returns where the host writes. */
    Path data() {
        return home().resolve("data");
    }

    /** Returns what a host on this home is started with. */
    HostOptions options(boolean hasHttp, Map<String, String> overrides) {
        return HostOptions.of(home(), plugins(), hasHttp, overrides);
    }

    /** Returns the plugins of the home, or those of the installation where the home has no such folder. */
    Path plugins() {
        Path own = home().resolve("plugins");
        return Files.isDirectory(own)
                ? own
                : Optional.ofNullable(System.getProperty("shipmate.install"))
                        .map(install -> Path.of(install, "plugins"))
                        .orElse(own);
    }

    /** Returns settings that were given on the command line. */
    static Map<String, String> overrides(@Nullable String host, @Nullable Integer port) {
        Map<String, String> overrides = new LinkedHashMap<>();
        if (host != null) {
            overrides.put("http_host", host);
        }
        if (port != null) {
            overrides.put("http_port", port.toString());
        }
        return overrides;
    }
}
