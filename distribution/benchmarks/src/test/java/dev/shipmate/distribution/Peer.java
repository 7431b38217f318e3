package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Another server than a host, in a process of its own; it says where it listens. */
final class Peer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on ([0-9]+)");
    /** The archives of classes are the host's own. */
    private static final Pattern OF_THE_HOST_ALONE = Pattern.compile("-Xshare.*|-Xlog.*|-XX:.*(Archive|AOT|Dump).*");

    private final Process process;
    private final URI address;

    private Peer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one with these options for Java. */
    static Peer start(List<String> flags, Path log, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> !process.isAlive()
                            || LISTENING.matcher(Files.readString(log)).find());
            Matcher listening = LISTENING.matcher(Files.readString(log));
            if (!listening.find()) {
                throw new IllegalStateException(main + " did not start:\n" + Files.readString(log));
            }
            return new Peer(process, URI.create("http://127.0.0.1:" + listening.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the options of a host's Java that say how much memory it has, how it collects and how it compiles. */
    static List<String> flags(long pid) {
        try {
            return Arrays.stream(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                            .split("\0"))
                    .takeWhile(word -> !word.equals("-cp"))
                    .filter(word -> word.startsWith("-X"))
                    .filter(word -> !OF_THE_HOST_ALONE.matcher(word).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
