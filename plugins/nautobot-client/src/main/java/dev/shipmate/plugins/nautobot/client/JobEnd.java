package dev.shipmate.plugins.nautobot.client;

import java.util.List;

/** How a job ended, and what it wrote meanwhile. */
public record JobEnd(NautobotObject result, List<NautobotObject> log) {

    public JobEnd {
        log = List.copyOf(log);
    }

    /** Returns Nautobot's word for it, such as {@code SUCCESS}, {@code FAILURE} or {@code REVOKED}. */
    public String status() {
        return JobEnd.status(result);
    }

    /** Returns whether it did what it is for. */
    public boolean isSuccess() {
        return status().equals("SUCCESS");
    }

    static String status(NautobotObject result) {
        return result.object("status").map(status -> status.text("value")).orElseGet(() -> result.text("status"));
    }
}
