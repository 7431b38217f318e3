package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/** The clock of the host jumps by an hour, forth and back in turn, under load; Debian's faketime lets it. */
final class ClockScenario implements Scenario {

    private static final int HOUR = 3_600;

    private int jumps;

    @Override
    public Books play(FaultOptions options) throws InterruptedException, SQLException {
        Path clock = options.folder().resolve("clock-" + options.seed()).toAbsolutePath();
        set(clock, 0);
        Map<String, String> faked = Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                // only the time of day jumps, as it does when somebody sets it
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                // else threads that wait for a while, on that other clock, wait for ever
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
        try (Rig rig = new Rig(options, 1, faked)) {
            for (int round = 0; round < options.kills(); round++) {
                Load.Loop loop = rig.load().send(options.loop());
                while (loop.taken() < options.loop() / 4 && !loop.isOver()) {
                    Thread.sleep(1);
                }
                int seconds = round % 2 == 0 ? HOUR : 0;
                set(clock, seconds);
                rig.load().setClock(seconds);
                jumps++;
                loop.await();
            }
            set(clock, 0);
            rig.load().setClock(0);
            return rig.settle();
        }
    }

    @Override
    public String line() {
        return "jumps of the clock by an hour " + jumps;
    }

    private static void set(Path clock, int seconds) {
        try {
            Files.createDirectories(clock.getParent());
            Files.writeString(clock, "+" + seconds + "s\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path library() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this needs faketime: apt-get install faketime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
