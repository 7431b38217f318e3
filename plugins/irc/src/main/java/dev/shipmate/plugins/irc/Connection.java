package dev.shipmate.plugins.irc;

import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The one connection of all nodes: held here or by another. */
final class Connection implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    private static final int MOST_UNREAD = 1_000;

    private final IrcConfig config;
    private final Session.Parts parts;
    private volatile @Nullable Session session;
    private volatile @Nullable Wire wire;

    Connection(IrcConfig config, Session.Parts parts) {
        this.config = config;
        this.parts = parts;
    }

    /** Connects as soon as no other node is connected, and throws when that has ended. */
    void hold(Inbox inbox) throws InterruptedException {
        parts.lease().await();
        BlockingQueue<Heard> events = new ArrayBlockingQueue<>(MOST_UNREAD);
        try (Wire opened = new Wire(config.host(), config.port(), config.tls(), events)) {
            wire = opened;
            Session begun = new Session(config, parts, opened, events, inbox);
            session = begun;
            opened.start();
            try {
                begun.run();
            } catch (InterruptedException e) {
                goodbye(opened);
                throw e;
            }
        } catch (LostConnection e) {
            parts.health().lost(e.why());
            throw PlatformException.passing(e.why(), null);
        } finally {
            session = null;
            wire = null;
            parts.lease().release();
        }
    }

    /** Waits a moment for the connection; nothing where another node has it, or nobody. */
    Optional<Session> session(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - until < 0) {
            Session held = session;
            if (held != null && held.isReady()) {
                return Optional.of(held);
            }
            Thread.sleep(50);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        Wire open = wire;
        if (open != null) {
            open.close();
        }
    }

    private static void goodbye(Wire opened) {
        try {
            opened.send("QUIT :Shipmate is stopping");
        } catch (LostConnection e) {
            LOG.log(Level.DEBUG, "the server did not hear the goodbye: {0}", e.why());
        }
    }
}
