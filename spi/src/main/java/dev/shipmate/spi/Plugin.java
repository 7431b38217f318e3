package dev.shipmate.spi;

import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block.Attachment;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.List;

/**
 * The one service type: what a jar in the plugin folder provides.
 *
 * <p>Name the implementation, a public class with a public constructor without parameters, in
 * {@code META-INF/services/dev.shipmate.spi.Plugin}. The jar holds its own libraries; of the host it sees this SPI, the
 * JDK and slf4j.
 *
 * <p>The host calls {@link #name}, then {@link #settings}, then {@link #commands}, {@link #platforms}
 * and {@link #endpoints} once each, and
 * {@link #close} at the end. Whatever a plugin throws refuses that plugin and no other.
 *
 * @since 1
 */
public interface Plugin extends AutoCloseable {

    /** The major number of this SPI, which a plugin jar states in its manifest as {@code Shipmate-Spi}. */
    int SPI_VERSION = 1;

    /** Returns the name: lower-case letters, digits and {@code _}; no two plugins have the same. */
    String name();

    /**
     * Returns names that the plugin had before. {@code enable_NAME} still counts under them, with a hint, and addresses of
     * the platform that has the plugin's name are still served.
     */
    default List<String> formerNames() {
        return List.of();
    }

    /** Returns the settings it reads from {@code plugins.properties}. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Returns the commands it brings. */
    default List<Command> commands(PluginContext context) {
        return List.of();
    }

    /** Returns the chat platforms it brings; each is off unless {@code enable_NAME=true}. */
    default List<ChatPlatform> platforms(PluginContext context) {
        return List.of();
    }

    /** Returns its ways in for services that are no chat platforms; no two have the same name. */
    default List<Endpoint> endpoints(PluginContext context) {
        return List.of();
    }

    /**
     * Returns the files with which this host is set up at a service, such as the manifest of a chat app. May be called
     * before the plugin is enabled and completely configured, on an instance of its own; needs no network.
     *
     * @param context {@link PluginContext#get} throws an {@link IllegalArgumentException} that names the setting where it
     *     reads a mandatory one that is not set or a wrong one; so does whatever else the file cannot be made without
     * @param commands what is installed, sorted by name
     * @return none if there is nothing to set up; a text is printed, anything else is written to a file
     */
    default List<Attachment> manifest(PluginContext context, List<Command> commands) {
        return List.of();
    }

    /** Frees what the plugin holds. Called once, when nothing of it runs any more. */
    @Override
    default void close() {}
}
