package dev.shipmate.core.plugin;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.platform.ChatPlatform;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plugin holds and was lent, and how all of it is freed, whether it ran or not. */
record Belongings(ClassLoader loader, PluginThreads threads, LentClients http, Closeable classes, CopiedJar jar) {

    private static final Logger LOG = LoggerFactory.getLogger(Belongings.class);

    /** Closes the parts of the plugin on its own threads, unless one hangs, and takes back what was lent. */
    void free(String name, PluginFence fence, List<? extends ChatPlatform> platforms, @Nullable Plugin plugin) {
        platforms.forEach(platform -> close(name, fence, "close() of a platform", platform));
        if (plugin != null) {
            close(name, fence, "close()", plugin);
        }
        threads.close();
        http.takeBack();
        try {
            classes.close();
        } catch (IOException e) {
            LOG.warn("the jar of the plugin {} could not be closed", name, e);
        }
        jar.remove();
    }

    private static void close(String name, PluginFence fence, String doing, AutoCloseable part) {
        if (fence.isStuck()) {
            return;
        }
        try {
            fence.run(doing, part);
        } catch (PluginFault e) {
            LOG.warn("plugin {}: {}", name, e.getMessage());
        }
    }
}
