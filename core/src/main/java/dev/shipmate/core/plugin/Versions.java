package dev.shipmate.core.plugin;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;

/** The order of jar versions. */
final class Versions {

    /** The newest first; what states no version or one that cannot be read comes last. */
    static final Comparator<String> NEWEST_FIRST =
            Comparator.comparing(Versions::parsed).reversed();

    private Versions() {}

    private static Version parsed(String version) {
        try {
            return Version.parse(version.isEmpty() ? "0" : version);
        } catch (IllegalArgumentException e) {
            return Version.parse("0");
        }
    }
}
