package dev.shipmate.plugins.irc;

import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says things over the connection of this node, or else through the node that has it. */
final class Voice {

    private static final Duration FOR_CONNECTION = Duration.ofSeconds(5);

    /** Longer than an answer may take on the connection, shorter than the host waits. */
    private static final Duration FOR_SERVER = Duration.ofSeconds(55);

    private final Connection connection;
    private final Outbox outbox;
    private final Lease lease;

    Voice(Connection connection, Outbox outbox, Lease lease) {
        this.connection = connection;
        this.outbox = outbox;
        this.lease = lease;
    }

    /**
     * Returns when it is said.
     *
     * @throws PlatformException if it was not
     */
    void say(Delivery delivery) {
        try {
            Optional<Session> session = connection.session(FOR_CONNECTION);
            if (session.isPresent()) {
                session.get().say(delivery).get(FOR_SERVER.toSeconds(), TimeUnit.SECONDS);
            } else if (lease.isElsewhere()) {
                outbox.leave(delivery);
            } else {
                throw PlatformException.passing("not connected to IRC", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("it took too long to say something on IRC", e);
        } catch (TimeoutException e) {
            throw PlatformException.passing("it took too long to say something on IRC", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PlatformException told
                    ? told
                    : PlatformException.passing("it could not be said on IRC", e.getCause());
        }
    }
}
