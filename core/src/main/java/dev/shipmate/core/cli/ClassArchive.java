package dev.shipmate.core.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of classes, which later starts map into memory where this one had to read, check and link each class. It fits the very same
 * Java and libraries alone, so it is made here: out of what this start has loaded, by a process of its own that runs no code of ours, has
 * a low priority and is ended with the host. The launcher finds it again, and says whether one is wanted.
 */
final class ClassArchive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

    /** What the first requests need is worth to be in it, and they should not wait for it. */
    private static final int SECONDS_AFTER_START = 10;

    /** From here on classes are kept in the archive as they are after linking, for any collector. */
    private static final int LINKED_SINCE = 24;

    /** Where builds keep the machine busy, a nice process gets nowhere: the tests want another number. */
    private static final String NICE = System.getProperty("shipmate.classes.nice", "10");

    private final Path list;
    private final Path name;
    private final List<String> options;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "class-archive");
    private @Nullable Process process;

    private ClassArchive(Path list, Path name, List<String> options) {
        this.list = list;
        this.name = name;
        this.options = options;
    }

    /** Returns the one that the launcher wants to be made, if any. */
    static Optional<ClassArchive> wanted() {
        String list = System.getProperty("shipmate.classes.list");
        String name = System.getProperty("shipmate.classes.name");
        String options = System.getProperty("shipmate.classes.options", "");
        return list == null || name == null
                ? Optional.empty()
                : Optional.of(new ClassArchive(
                        Path.of(list).toAbsolutePath(),
                        Path.of(name).toAbsolutePath(),
                        List.of(options.strip().split("\\s+"))));
    }

    /** Makes it in a while. */
    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends what makes it, and takes away what is left of that. */
    @Override
    public void close() {
        closed.countDown();
        stop();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            removeParts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("what is left in {} could not be removed; the next start does it", name.getParent(), e);
        }
    }

    private void run() {
        try {
            if (!closed.await(SECONDS_AFTER_START, TimeUnit.SECONDS)) {
                make();
            }
        } catch (IOException e) {
            LOG.info("no archive of classes could be made ({}); starts are slower without", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make() throws IOException, InterruptedException {
        Path classes = whole();
        Path part = Path.of(list + ".jsa");
        Path log = Path.of(list + ".log");
        int exit = ended(new ProcessBuilder(line(classes, part))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        if (closed.getCount() == 0) {
            return;
        }
        if (exit != 0) {
            List<String> said = Files.readAllLines(log);
            throw new IOException("exit " + exit + (said.isEmpty() ? "" : ": " + said.get(said.size() - 1)));
        }
        // read back by the launcher, which has no other tool on every machine
        Path sum = Path.of(list + ".sum");
        ended(new ProcessBuilder("cksum").redirectInput(part.toFile()).redirectOutput(sum.toFile()));
        Path archive = Path.of(name + "-" + Files.readString(sum).strip().replace(' ', '-') + ".jsa");
        Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
        removeOthers(archive);
        LOG.info("{} is made ({} MB): with it the next start is faster", archive, Files.size(archive) >> 20);
    }

    /** Takes the classes of plugins out, whose jars are copied anew at each start, and the last line, which may be half written. */
    private Path whole() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(list, StandardCharsets.UTF_8));
        lines.remove(lines.size() - 1);
        lines.removeIf(line -> line.contains(" source: "));
        return Files.write(Path.of(list + ".whole"), lines);
    }

    private List<String> line(Path classes, Path part) {
        boolean isLinked = Runtime.version().feature() >= LINKED_SINCE;
        List<String> line = new ArrayList<>(List.of("nice", "-n", NICE));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xshare:dump");
        line.add("-XX:SharedClassListFile=" + classes);
        line.add("-XX:SharedArchiveFile=" + part);
        for (String option : options) {
            // before, only this collector keeps objects in an archive, which the small ones can read
            boolean isSmall = option.equals("-XX:+UseSerialGC") || option.equals("-XX:+UseParallelGC");
            line.add(isSmall && !isLinked ? "-XX:+UseG1GC" : option);
        }
        if (isLinked) {
            line.add("-XX:+AOTClassLinking");
        }
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        return line;
    }

    private int ended(ProcessBuilder builder) throws IOException, InterruptedException {
        Process started = builder.start();
        synchronized (this) {
            process = started;
        }
        if (closed.getCount() == 0) {
            stop();
        }
        return started.waitFor();
    }

    private synchronized void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Removes what is left of making it. */
    private void removeParts() throws IOException {
        remove(file -> file.toString().startsWith(list.toString()));
    }

    /** Leaves this archive alone: they are large, and what is left there of a host that was killed is of no use. */
    private void removeOthers(Path archive) throws IOException {
        remove(file -> !file.equals(archive));
    }

    private void remove(Predicate<Path> superfluous) throws IOException {
        try (Stream<Path> files = Files.list(name.resolveSibling(""))) {
            for (Path file : files.filter(superfluous).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
