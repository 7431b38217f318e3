package dev.shipmate.core.dispatch;

import java.util.Collection;
import java.util.List;

/** The host's name for {@link dev.shipmate.spi.command.NearestNames}, which plugins use too. */
public final class NearestNames {

    private NearestNames() {}

    public static List<String> of(String word, Collection<String> names) {
        return dev.shipmate.spi.command.NearestNames.of(word, names);
    }
}
