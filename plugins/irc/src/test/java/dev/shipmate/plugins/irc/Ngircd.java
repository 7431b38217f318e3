package dev.shipmate.plugins.irc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The server ngIRCd of this machine, on a free port of loopback. Where there is none, its tests say that they are left out; a
 * build server must have one.
 */
final class Ngircd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/ngircd");

    private final Path configuration;
    private final Path log;
    private final int port;
    private Process process;

    Ngircd(Path folder, String more) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            log = folder.resolve("ngircd.log");
            configuration = Files.writeString(folder.resolve("ngircd.conf"), """
                    [Global]
                    Name = irc.example.net
                    Info = a server for a test
                    Listen = 127.0.0.1
                    Ports = %d
                    Network = ExampleNet
                    [Limits]
                    MaxConnectionsIP = 0
                    [Options]
                    DNS = no
                    Ident = no
                    PAM = no
                    SyslogFacility = local1
                    """.formatted(port) + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assume() {
        boolean isThere = Files.isExecutable(PROGRAM);
        assertTrue(isThere || System.getenv("CI") == null, "a build server needs " + PROGRAM + ": install ngircd");
        Assumptions.assumeTrue(isThere, "LEFT OUT: the conversation over a real server needs ngircd at " + PROGRAM);
    }

    int port() {
        return port;
    }

    /** Starts it, also again after it was stopped. */
    Ngircd start() {
        try {
            process = new ProcessBuilder(PROGRAM.toString(), "--nodaemon", "--config", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away without a word, as a net that splits does. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
