package dev.shipmate.core;

import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.PluginReport;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Writes into the change log which bytes of which plugin jar run: when they come, change, and go. */
final class PluginHistory {

    private static final String OBJECT_TYPE = "plugin";
    private static final String MEANS = "folder";

    private final Jdbi jdbi;
    private final ChangeLog changes;
    private final String owner;

    /**
     * Makes one.
     *
     * @param owner in whose name it is written: who put a jar into the folder nobody knows
     */
    PluginHistory(Jdbi jdbi, ChangeLog changes, String owner) {
        this.jdbi = jdbi;
        this.changes = changes;
        this.owner = owner;
    }

    /** Logs what differs from what was logged last. */
    void record(Catalog catalog) {
        Map<String, Map<String, String>> now = new TreeMap<>();
        catalog.reports().stream()
                .filter(report -> report.state() == PluginReport.State.RUNNING
                        && !report.jar().isEmpty())
                .forEach(report -> now.put(report.jar(), fields(report)));
        Author author = new Author(owner, MEANS, UUID.randomUUID().toString());
        jdbi.useTransaction(handle -> {
            Map<String, String> before = changes.latest(handle, OBJECT_TYPE, "sha256");
            Map<String, String> versions = changes.latest(handle, OBJECT_TYPE, "version");
            TreeSet<String> jars = new TreeSet<>(before.keySet());
            jars.addAll(now.keySet());
            for (String jar : jars) {
                Map<String, String> old = new HashMap<>();
                if (before.containsKey(jar)) {
                    old.put("sha256", before.getOrDefault(jar, ""));
                    old.put("version", versions.getOrDefault(jar, ""));
                }
                Map<String, String> fresh = now.getOrDefault(jar, Map.of());
                if (old.isEmpty() && !fresh.isEmpty()) {
                    changes.record(handle, author, Change.created(OBJECT_TYPE, jar, fresh));
                } else if (fresh.isEmpty() && !old.isEmpty()) {
                    changes.record(handle, author, Change.deleted(OBJECT_TYPE, jar, old));
                } else if (!old.equals(fresh)) {
                    changes.record(handle, author, Change.updated(OBJECT_TYPE, jar, old, fresh));
                }
            }
        });
    }

    private static Map<String, String> fields(PluginReport report) {
        return Map.of("sha256", report.sha256(), "version", report.version());
    }
}
