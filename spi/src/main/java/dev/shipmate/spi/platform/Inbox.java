package dev.shipmate.spi.platform;

/**
 * Where an adapter that holds a connection puts what it understood.
 *
 * @since 1
 */
@FunctionalInterface
public interface Inbox {

    /**
     * Stores an inbound; when this returns, it is durable and may be acknowledged. A repeat is dropped silently.
     *
     * @throws PlatformException if it cannot be stored now: it must not be acknowledged
     */
    void accept(Inbound inbound) throws PlatformException;
}
