package dev.shipmate.plugins.nautobot.client;

import java.util.List;

/**
 * Objects that fit, and whether these are all.
 *
 * @param objects at most as many as were asked for, in the server's order
 * @param total how many fit in all
 */
public record Found(List<NautobotObject> objects, long total) {

    public Found {
        objects = List.copyOf(objects);
    }

    /** Returns whether there are more than these. */
    public boolean isCut() {
        return total > objects.size();
    }

    /** Returns whether nothing fits. */
    public boolean isEmpty() {
        return objects.isEmpty();
    }
}
