package dev.shipmate.core.cli;

import dev.shipmate.core.plugin.ThreadOwner;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds the plugin that ends the process by {@code System.exit}: Java 17 has no good means to keep it from that. */
final class ExitCaller {

    private ExitCaller() {}

    /** Returns its name; nothing where a signal ends the process. To be called from a shutdown hook. */
    static Optional<String> find() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit")))
                .map(Map.Entry::getKey)
                .flatMap(thread -> ThreadOwner.of(thread).stream())
                .findFirst();
    }
}
