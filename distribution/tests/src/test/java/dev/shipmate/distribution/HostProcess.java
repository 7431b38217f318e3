package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packed distribution as a process on a home of its own. */
final class HostProcess implements AutoCloseable {

    private static final Path INSTALLATION = Path.of(System.getProperty("shipmate.home"));
    private static final Pattern READY = Pattern.compile("ready at (http://[0-9.]+:[0-9]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Path log;
    private final Process process;

    private HostProcess(Path home, Path log, Process process) {
        this.home = home;
        this.log = log;
        this.process = process;
    }

    /** Makes a home with the plugins of the distribution and these lines of settings. */
    static Path home(Path folder, String... settings) {
        try {
            Files.createDirectories(folder.resolve("conf"));
            Files.createDirectories(folder.resolve("plugins"));
            Files.write(folder.resolve("conf/plugins.properties"), List.of(settings));
            try (Stream<Path> jars = Files.list(INSTALLATION.resolve("plugins"))) {
                for (Path jar : jars.toList()) {
                    Files.copy(jar, folder.resolve("plugins").resolve(jar.getFileName()));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code shipmate start} and waits until it is ready. */
    static HostProcess start(Path home) {
        HostProcess host = run(home, "start", "--home", home.toString());
        host.address();
        return host;
    }

    /** Runs a verb that goes on until it is stopped. */
    static HostProcess run(Path home, String... words) {
        return run(home, Map.of(), words);
    }

    /** Runs a verb that goes on until it is stopped, with further variables in its environment. */
    static HostProcess run(Path home, Map<String, String> environment, String... words) {
        ProcessBuilder command = command(words);
        if (environment.containsKey("JAVA_HOME")) {
            // its archive of classes would be another one
            command.environment().remove("JAVA_OPTS");
        }
        command.environment().putAll(environment);
        return begin(home, command);
    }

    private static HostProcess begin(Path home, ProcessBuilder command) {
        try {
            Path log = Files.createTempFile(home, "host", ".log");
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new HostProcess(home, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a verb printed, and how it ended. */
    record Ended(int exit, String out, String err) {}

    /** Runs a verb to its end. */
    static Ended shipmate(String input, String... words) {
        try {
            Path out = Files.createTempFile("shipmate", ".out");
            Path err = Files.createTempFile("shipmate", ".err");
            Process process = command(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end: " + String.join(" ", words));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns where it listens, once it says so. */
    String address() {
        await().atMost(PATIENCE).until(() -> READY.matcher(log()).find() || !process.isAlive());
        Matcher ready = READY.matcher(log());
        if (!ready.find()) {
            throw new IllegalStateException("the host did not start:\n" + log());
        }
        return ready.group(1);
    }

    /** Returns everything it printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line into its terminal. */
    void types(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    /** Returns the number of its process, which is that of its Java. */
    long pid() {
        return process.pid();
    }

    /** Sends SIGTERM and returns the exit code. */
    int stop() {
        process.destroy();
        return ended();
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** Waits until it ends by itself and returns the exit code. */
    int ended() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the host does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder command(String... words) {
        ProcessBuilder builder = plain(words);
        Classes.ARCHIVE.ifPresent(archive -> builder.environment()
                .put("JAVA_OPTS", "-Xlog:disable -Xlog:all=warning:stderr -XX:SharedArchiveFile=" + archive));
        return builder;
    }

    private static ProcessBuilder plain(String... words) {
        List<String> line = new ArrayList<>();
        line.add(INSTALLATION.resolve("bin/shipmate").toString());
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().remove("SHIPMATE_HOME");
        // one is made for each home, which costs more than a short life saves
        builder.environment().put("SHIPMATE_CDS", "off");
        return builder;
    }

    /**
     * One archive of classes for all processes of a test run, where the build wants one: most of what their short lives take is to read
     * and to link classes.
     */
    private static final class Classes {

        static final Optional<Path> ARCHIVE = Optional.of(System.getProperty("shipmate.classes", ""))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .map(Classes::make)
                .filter(Files::exists);

        private static Path make(Path file) {
            try {
                Files.deleteIfExists(file);
                Path home = home(
                        Files.createTempDirectory(file.resolveSibling(""), "classes"),
                        "http_host=127.0.0.1",
                        "http_port=0");
                ProcessBuilder dump = plain("start", "--home", home.toString());
                dump.environment().put("JAVA_OPTS", "-XX:ArchiveClassesAtExit=" + file);
                try (HostProcess host = begin(home, dump)) {
                    host.address();
                    host.stop();
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
