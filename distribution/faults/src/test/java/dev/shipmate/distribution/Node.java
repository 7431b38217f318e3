package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A host that dies and comes back on the same home and port, as one under a supervisor does. */
final class Node implements AutoCloseable {

    private static final int MOST_STARTS = 5;

    private final Path home;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable HostProcess process;
    private boolean isUp;

    Node(Path home, int port, Map<String, String> environment) {
        this.home = home;
        this.port = port;
        this.environment = environment;
    }

    /** Returns a port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and returns when it is ready; again, as a supervisor would, while a verb holds its database. */
    void start() {
        for (int attempt = 1; ; attempt++) {
            HostProcess started = begin();
            try {
                started.address();
                setUp(true);
                return;
            } catch (IllegalStateException e) {
                if (attempt == MOST_STARTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts it and does not wait. */
    HostProcess begin() {
        process = HostProcess.run(home, environment, "start", "--home", home.toString());
        return process;
    }

    /** Sends SIGKILL. */
    void kill() {
        running().kill();
        setUp(false);
    }

    /** Sends SIGTERM and waits for the end. */
    void stop() {
        setUp(false);
        int exit = running().stop();
        if (exit != 0) {
            throw new IllegalStateException(
                    "the host ended with " + exit + ":\n" + running().log());
        }
    }

    /** Sends SIGSTOP: nobody is told, its port still takes connections. */
    void freeze() {
        signal("-STOP");
    }

    /** Sends SIGCONT. */
    void thaw() {
        signal("-CONT");
    }

    long pid() {
        return running().pid();
    }

    /** Returns what its present process printed. */
    String log() {
        return running().log();
    }

    synchronized boolean isUp() {
        return isUp;
    }

    /** Waits until it takes requests. */
    synchronized void awaitUp() throws InterruptedException {
        while (!isUp) {
            wait();
        }
    }

    private synchronized void setUp(boolean isUp) {
        this.isUp = isUp;
        notifyAll();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private HostProcess running() {
        if (process == null) {
            throw new IllegalStateException("the host was not started");
        }
        return process;
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(pid())).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
