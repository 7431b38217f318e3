package dev.shipmate.distribution;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Where the figures are from.
 *
 * @param load how many processes wanted to run in the minute before: figures of a busy machine are no figures
 * @param flags the options for Java of the servers
 */
record Machine(
        String date,
        String processor,
        int cores,
        long memoryMb,
        String system,
        String java,
        double load,
        List<String> flags) {

    static Machine here(List<String> flags) throws IOException {
        return new Machine(
                LocalDate.now().toString(),
                first("/proc/cpuinfo", "model name", "an unnamed processor"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first("/proc/meminfo", "MemTotal", "0 kB").replaceAll("\\D", "")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                flags);
    }

    /** Returns it for people. */
    String text() {
        return processor + ", " + cores + " cores, " + memoryMb / 1024 + " GB; " + system + "; " + java
                + "; servers with `" + String.join(" ", flags) + "`; " + date + ", load before the run " + load;
    }

    private static String first(String file, String key, String otherwise) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
