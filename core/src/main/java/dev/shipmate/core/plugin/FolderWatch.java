package dev.shipmate.core.plugin;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the operating system says that something has changed in a folder. Not every file system says so. */
final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration BREATH = Duration.ofMillis(20);

    private final List<Path> folders;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable WatchService service;

    FolderWatch(List<Path> folders) {
        this.folders = folders;
        this.service = open();
    }

    /** Waits for a change, at most that long. Returns false where nobody is interested any more. */
    boolean await(Duration longest) {
        try {
            if (service == null) {
                return !closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
            register(service);
            WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = service.poll();
            }
            // a file that is being written has very many events
            return !closed.await(BREATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ClosedWatchServiceException e) {
            return false;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                LOG.debug("the watch of {} could not be closed", folders, e);
            }
        }
    }

    /** A folder may be made, or replaced, later. */
    private void register(WatchService service) {
        for (Path folder : folders) {
            WatchKey key = keys.get(folder);
            if ((key == null || !key.isValid()) && Files.isDirectory(folder)) {
                try {
                    keys.put(
                            folder,
                            folder.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                } catch (IOException e) {
                    LOG.debug("{} cannot be watched; it is looked at each second", folder, e);
                }
            }
        }
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("folders cannot be watched here ({}); they are looked at each second", e.toString());
            return null;
        }
    }
}
