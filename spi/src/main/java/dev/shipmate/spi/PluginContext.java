package dev.shipmate.spi;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;

/**
 * What the host lends a plugin. Usable until the plugin is closed.
 *
 * <p>Implemented by the host. For logging use {@link System.Logger} or slf4j, which the host provides.
 *
 * @since 1
 */
public interface PluginContext {

    /**
     * Returns the value of one of the plugin's own settings, checked before.
     *
     * @throws IllegalArgumentException if the plugin did not declare it
     */
    <T> T get(Setting<T> setting);

    /**
     * Returns an HTTP client to call services with. It follows no redirects and connects within five seconds; give each
     * request a timeout. Do not make one of your own: its threads would keep the plugin from being unloaded.
     */
    HttpClient http();

    /** Returns the clock, which a test can set. */
    Clock clock();

    /** Returns the address under which chat platforms and people reach this host, if it is configured. */
    Optional<URI> publicUri();

    /** Returns the durable texts of this plugin. */
    default Store store() {
        throw new UnsupportedOperationException("this host lends no store");
    }

    /** Returns the tokens of slash commands that administrators entered. */
    default CommandTokens commandTokens() {
        throw new UnsupportedOperationException("this host keeps no command tokens");
    }
}
