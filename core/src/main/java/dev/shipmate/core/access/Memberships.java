package dev.shipmate.core.access;

import java.util.Map;
import java.util.Set;

/** The names of the groups that the caller's organization, channel and user are in, on the caller's platform. */
public record Memberships(Map<GrantType, Set<String>> groups) {

    public Memberships {
        groups = Map.copyOf(groups);
    }

    public static Memberships none() {
        return new Memberships(Map.of());
    }

    boolean contains(GrantType type, String group) {
        return groups.getOrDefault(type, Set.of()).contains(group);
    }
}
