package dev.shipmate.core.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was made, changed or removed.
 *
 * @param objectType what kind of thing, as REST calls it: accessgrant, accessgroup, …
 * @param before its fields before, or null where it was not there; never a secret
 * @param after its fields after, or null where it is gone; never a secret
 */
public record Change(
        String objectType,
        String objectId,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {

    public static Change created(String objectType, Object id, Map<String, ?> after) {
        return new Change(objectType, id.toString(), null, after);
    }

    public static Change updated(String objectType, Object id, Map<String, ?> before, Map<String, ?> after) {
        return new Change(objectType, id.toString(), before, after);
    }

    public static Change deleted(String objectType, Object id, Map<String, ?> before) {
        return new Change(objectType, id.toString(), before, null);
    }

    String action() {
        if (before == null) {
            return "create";
        }
        return after == null ? "delete" : "update";
    }
}
