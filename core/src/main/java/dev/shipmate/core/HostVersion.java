package dev.shipmate.core;

import java.util.Optional;

/** The version of this host, as its jar states it. */
public final class HostVersion {

    private HostVersion() {}

    /** Returns the version, or {@code dev} where the classes do not come from a jar. */
    public static String current() {
        return Optional.ofNullable(HostVersion.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
