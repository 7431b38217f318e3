package dev.shipmate.core.plugin;

import dev.shipmate.spi.Endpoint;
import java.util.List;

/** A way in of a plugin, under the name that it had when the plugin was started. */
public record InstalledEndpoint(String name, Endpoint endpoint) {

    static List<InstalledEndpoint> all(List<Endpoint> endpoints) {
        return endpoints.stream()
                .map(endpoint -> new InstalledEndpoint(endpoint.name(), endpoint))
                .toList();
    }
}
