package dev.shipmate.spi;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

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

    /**
     * Returns a client as {@link #http} does which trusts what this context trusts, for a service whose certificate the JDK
     * does not know. Ask once and keep it.
     */
    default HttpClient http(SSLContext trust) {
        throw new UnsupportedOperationException("this host lends no client with a trust of its own");
    }

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

    /** Returns the links of chat accounts to Nautobot users. */
    default AccountLinks accountLinks() {
        throw new UnsupportedOperationException("this host links no accounts");
    }

    /**
     * Says something in a channel that nobody there asked for just now, such as news of a service. Durable when it returns:
     * it is sent at least once, also after a restart, in the order of the calls, and given up when the platform refuses it
     * for good or has not taken it for an hour.
     *
     * @param place where a user of this plugin was once heard: an {@link Origin} from {@link
     *     dev.shipmate.spi.command.Arguments#origin}, also one that was kept as text since; its user is told nothing
     * @throws IllegalArgumentException if it names no platform that is installed, or no channel
     */
    default void post(Origin place, Message message) {
        throw new UnsupportedOperationException("this host posts nothing");
    }
}
