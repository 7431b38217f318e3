package dev.shipmate.core.access;

import org.jspecify.annotations.Nullable;

/**
 * What an import would do with one grant.
 *
 * @param before the same grant as it is, perhaps with another label or expiry; null where there is none
 */
public record GrantDifference(Grant grant, @Nullable Grant before) {

    public boolean isNew() {
        return before == null;
    }

    public boolean isChange() {
        return before != null && !before.equals(grant);
    }
}
