package dev.shipmate.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin's code sees: the SPI and slf4j of the host, the JDK, and its own jar. Nothing else of the host, and
 * nothing of another plugin.
 */
final class PluginClassLoader extends URLClassLoader {

    private static final List<String> SHARED = List.of("dev.shipmate.spi.", "org.slf4j.", "org.jspecify.annotations.");

    static {
        registerAsParallelCapable();
    }

    private final String plugin;
    private final ClassLoader host;

    PluginClassLoader(String plugin, URL jar, ClassLoader host) {
        super("plugin " + plugin, new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.plugin = plugin;
        this.host = host;
    }

    String plugin() {
        return plugin;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isShared(name) ? host.loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isShared(name.replace('/', '.')) ? host.getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isShared(name.replace('/', '.')) ? host.getResources(name) : super.getResources(name);
    }

    private static boolean isShared(String name) {
        return SHARED.stream().anyMatch(name::startsWith);
    }
}
