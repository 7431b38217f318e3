package dev.shipmate.core.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the jar in a plugin folder like the project it is built from. Where a build fails, the jar from before stays.
 */
public final class DevLoop implements AutoCloseable {

    private final Path folder;
    private final Consumer<String> told;
    private final ProjectBuild build;
    private final SavedFiles files;
    private final Thread thread = new Thread(this::run, "dev-build");
    private volatile boolean isClosed;
    private @Nullable Path dropped;

    /**
     * Makes one.
     *
     * @param folder the plugins of a host
     * @param told takes what the developer should know, a line at a time
     * @throws DevException if there is no project, or no Maven
     */
    public DevLoop(Path project, Path folder, Consumer<String> told) {
        this.folder = folder;
        this.told = told;
        this.build = new ProjectBuild(project);
        this.files = new SavedFiles(project);
        thread.setDaemon(true);
    }

    /** Builds the project as it is now; whether that works or not, a save is what comes next. */
    public void buildOnce() throws InterruptedException {
        files.remember();
        long begun = System.nanoTime();
        ProjectBuild.Ended ended = build.build();
        if (isClosed) {
            return;
        }
        String took = String.format("%.1f s", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0);
        Path jar = ended.jar();
        if (jar == null) {
            told.accept("The build failed after " + took
                    + (dropped == null ? ":" : "; the jar from before goes on running:"));
            ended.mistakes().forEach(mistake -> told.accept("  " + mistake));
            return;
        }
        try {
            told.accept("Built " + jar.getFileName() + " in " + took + (drop(jar) ? "." : "; nothing in it is new."));
        } catch (IOException e) {
            told.accept(
                    "Built " + jar.getFileName() + ", but it cannot be copied to " + folder + ": " + e.getMessage());
        }
    }

    /** Begins to build whenever something is saved. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        isClosed = true;
        build.stop();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!isClosed) {
                files.awaitSave();
                buildOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the jar where the host looks; whole, for it is moved there. */
    private boolean drop(Path jar) throws IOException {
        Path place = folder.resolve(String.valueOf(jar.getFileName()));
        Path before = dropped;
        if (Files.exists(place) && Files.mismatch(jar, place) == -1) {
            dropped = place;
            return false;
        }
        Path whole = folder.resolve(jar.getFileName() + ".new");
        Files.copy(jar, whole, StandardCopyOption.REPLACE_EXISTING);
        Files.move(whole, place, StandardCopyOption.REPLACE_EXISTING);
        if (before != null && !before.equals(place)) {
            Files.deleteIfExists(before);
        }
        dropped = place;
        return true;
    }
}
