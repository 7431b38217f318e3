package dev.shipmate.core.plugin;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin that runs: one generation of it, which is the bytes of its jar and the settings written for it. */
public final class LoadedPlugin implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedPlugin.class);

    private final PluginJar jar;
    private final Plugin plugin;
    private final PluginReport report;
    private final List<Command> commands;
    private final List<ChatPlatform> platforms;
    private final PluginThreads threads;
    private final LentHttpClient http;
    private final Closeable classes;

    LoadedPlugin(
            PluginJar jar,
            Plugin plugin,
            PluginReport report,
            List<Command> commands,
            List<ChatPlatform> platforms,
            PluginThreads threads,
            LentHttpClient http,
            Closeable classes) {
        this.jar = jar;
        this.plugin = plugin;
        this.report = report;
        this.commands = commands;
        this.platforms = platforms;
        this.threads = threads;
        this.http = http;
        this.classes = classes;
    }

    /** Returns the plugin's name. */
    public String name() {
        return report.name();
    }

    /** Returns the threads on which its code runs. */
    public PluginThreads threads() {
        return threads;
    }

    /** Returns what people are told of it. */
    public PluginReport report() {
        return report;
    }

    PluginJar jar() {
        return jar;
    }

    List<Command> commands() {
        return commands;
    }

    List<ChatPlatform> platforms() {
        return platforms;
    }

    /** Stops it and frees what it holds; whatever its code throws is logged. */
    @Override
    public void close() {
        PluginFence fence = new PluginFence(name(), threads);
        for (ChatPlatform platform : platforms) {
            closed(fence, platform.name() + ".close()", platform);
        }
        closed(fence, "close()", plugin);
        threads.close();
        http.takeBack();
        try {
            classes.close();
        } catch (IOException e) {
            LOG.warn("the jar of {} could not be closed", name(), e);
        }
    }

    private void closed(PluginFence fence, String doing, AutoCloseable part) {
        try {
            fence.call(doing, () -> {
                part.close();
                return true;
            });
        } catch (PluginFault e) {
            LOG.warn("plugin {}: {}", name(), e.getMessage());
        }
    }
}
