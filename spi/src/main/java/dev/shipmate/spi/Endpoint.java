package dev.shipmate.spi;

import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;

/**
 * A way in for a service that is no chat platform, such as a webhook, or for a browser: an address of a plugin,
 * {@code /api/plugins/chatops/PLUGIN/NAME/}, with or without the slash at its end.
 *
 * <p>The host keeps bodies over 1 MiB away, bounds the time, and sends with each response that nothing of it may be kept,
 * framed, or run as a script.
 *
 * @since 1
 */
public interface Endpoint {

    /** Returns the last part of its address: lower-case letters, digits, {@code _} and {@code -}. */
    String name();

    /**
     * Answers one request. The response is sent when this returns, so whatever must outlive the process is kept before, as
     * {@link PluginContext#post} and {@link PluginContext#store} do.
     *
     * @param request any method; its path is the empty string
     * @throws UnverifiedRequestException if the request does not prove where it comes from; nothing else has happened then
     */
    WebResponse receive(WebRequest request) throws UnverifiedRequestException;
}
