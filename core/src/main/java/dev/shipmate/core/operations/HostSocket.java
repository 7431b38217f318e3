package dev.shipmate.core.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Outage;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.plugin.CleanThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the command line reaches a running host: {@code data/host.sock}, a Unix socket that only the owner of the home may
 * open. One line of JSON in, one line out.
 */
public final class HostSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostSocket.class);
    private static final int CONNECTIONS = 16;
    private static final long LONGEST_SECONDS = 120;

    private final Path path;
    private final Operations operations;
    private final ScheduledExecutorService timer;
    private final ServerSocketChannel server;
    private final ExecutorService threads;
    private final ObjectMapper mapper = new ObjectMapper();

    private HostSocket(Path path, Operations operations, ScheduledExecutorService timer, ServerSocketChannel server) {
        this.path = path;
        this.operations = operations;
        this.timer = timer;
        this.server = server;
        this.threads = new ThreadPoolExecutor(
                0, CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new CleanThreads("host-socket"));
    }

    /** Begins to listen. The caller holds the lock of the home, so a socket that is there is a dead one. */
    public static HostSocket open(Path path, Operations operations, ScheduledExecutorService timer) {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            HostSocket socket = new HostSocket(path, operations, timer, server);
            Thread accepting = new Thread(socket::accept, "host-socket-accept");
            accepting.setDaemon(true);
            accepting.start();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("the socket " + path + " cannot be made", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("the socket {} could not be removed", path, e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                try {
                    threads.execute(() -> serve(client));
                } catch (RejectedExecutionException e) {
                    client.close();
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("a connection to {} failed", path, e);
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            ScheduledFuture<?> alarm = timer.schedule(() -> shut(client), LONGEST_SECONDS, TimeUnit.SECONDS);
            try {
                SocketLines.write(client, mapper.writeValueAsString(answer(client, SocketLines.read(client))));
            } finally {
                alarm.cancel(false);
            }
        } catch (IOException | RejectedExecutionException e) {
            // rejected: the host is stopping
            LOG.debug("a connection to {} broke", path, e);
        }
    }

    private ObjectNode answer(SocketChannel client, String line) {
        ObjectNode answer = Json.object();
        try {
            JsonNode request = mapper.readTree(line);
            Author author = new Author(
                    peer(client, Json.text(request, "user")),
                    "cli",
                    UUID.randomUUID().toString());
            JsonNode result = operations.run(Json.text(request, "operation"), request.path("arguments"), author);
            answer.set("result", result);
        } catch (RefusedException e) {
            answer.put("error", e.getMessage());
        } catch (JsonProcessingException e) {
            answer.put("error", "the request is not a line of JSON");
        } catch (RuntimeException e) {
            Optional<Outage> outage = Outage.of(e);
            if (outage.isEmpty()) {
                LOG.error("an operation from the command line failed", e);
            }
            answer.put("error", outage.map(Outage::sentence).orElse("it failed; the host's log says why"));
        }
        return answer;
    }

    /** The operating system knows who is at the other end; only where it does not say, the name that was given counts. */
    private static String peer(SocketChannel client, String claimed) {
        try {
            return client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        } catch (IOException | UnsupportedOperationException e) {
            return claimed.isEmpty() ? "unknown" : claimed;
        }
    }

    private static void shut(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("a connection could not be closed", e);
        }
    }
}
