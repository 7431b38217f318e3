package dev.shipmate.core.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a plugin does with threads.
 *
 * @param underway how much runs or waits on those that the host gave it
 * @param stuck which of them are lost
 * @param others how many it made itself
 */
public record ThreadReport(String plugin, int underway, List<StuckThread> stuck, int others) {

    /** Returns those of all plugins that run. */
    public static List<ThreadReport> of(Catalog catalog) {
        List<ThreadReport> all = new ArrayList<>();
        List<Thread> living = living();
        for (PluginReport report : catalog.reports()) {
            catalog.plugin(report.name())
                    .filter(plugin -> report.state() == PluginReport.State.RUNNING)
                    .ifPresent(plugin -> all.add(new ThreadReport(
                            plugin.name(),
                            plugin.threads().underway(),
                            plugin.threads().stuck(),
                            report.jar().isEmpty() ? 0 : others(living, plugin))));
        }
        return all;
    }

    /** A thread has the class loader of the one that made it, unless it asks for another. */
    private static int others(List<Thread> living, LoadedPlugin plugin) {
        return (int) living.stream()
                .filter(thread -> thread.getContextClassLoader() == plugin.classLoader())
                .filter(thread -> !plugin.threads().owns(thread))
                .count();
    }

    private static List<Thread> living() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + 100];
        int count = root.enumerate(threads, true);
        return Arrays.asList(threads).subList(0, count);
    }
}
