package dev.shipmate.distribution;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host as it is from its second start on: with the archive of classes that the first one made. The other rows measure one without. */
final class ArchivedHost {

    private static final Pattern MADE = Pattern.compile("with it the next start is faster");
    private static final long PATIENCE = 120_000_000_000L;

    private ArchivedHost() {}

    /** Starts once, and waits until the archive is made. */
    static void prepare(Path home, Path java) {
        try (HostProcess host = run(home, java)) {
            said(host, MADE);
            host.stop();
        }
    }

    static HostProcess run(Path home, Path java) {
        return HostProcess.run(
                home,
                Map.of("JAVA_HOME", java.toString(), "SHIPMATE_CDS", "on"),
                "start",
                "--home",
                home.toString());
    }

    /** Waits until a host says these words. */
    static Matcher said(HostProcess host, Pattern words) {
        long begin = System.nanoTime();
        Matcher matcher = words.matcher(host.log());
        while (!matcher.find()) {
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException("the host did not say " + words + ":\n" + host.log());
            }
            LockSupport.parkNanos(2_000_000);
            matcher = words.matcher(host.log());
        }
        return matcher;
    }
}
