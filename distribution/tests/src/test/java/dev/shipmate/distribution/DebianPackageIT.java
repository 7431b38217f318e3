package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the Debian package without Debian's tools and runs the host in the tree. */
class DebianPackageIT {

    private static final int HEAD = 60;

    @TempDir
    private Path folder;

    @Test
    void theHostRunsFromTheTreeOfThePackage() throws Exception {
        Path deb = deb();
        Path control = unpacked(deb, "control.tar.gz");
        Path tree = unpacked(deb, "data.tar.gz");
        assertEquals(
                "/etc/shipmate/plugins.properties",
                Files.readString(control.resolve("conffiles")).strip());
        assertTrue(Files.readString(control.resolve("control")).contains("Depends: default-jre-headless"));
        for (String script : new String[] {"postinst", "prerm", "postrm"}) {
            assertTrue(Files.isExecutable(control.resolve(script)), script);
        }
        assertTrue(Files.isExecutable(tree.resolve("usr/bin/shipmate")));
        String unit = Files.readString(tree.resolve("usr/lib/systemd/system/shipmate.service"));
        assertTrue(unit.contains("ExecStart=/usr/bin/shipmate start"));

        Path home = tree.resolve("var/lib/shipmate");
        Files.writeString(
                tree.resolve("etc/shipmate/plugins.properties"),
                "http_host = 127.0.0.1\nhttp_port = 0\n",
                StandardOpenOption.APPEND);
        Path log = folder.resolve("host.log");
        ProcessBuilder start = new ProcessBuilder(
                tree.resolve("usr/share/shipmate/bin/shipmate").toString(), "start");
        start.environment().put("SHIPMATE_HOME", home.toString());
        Process host =
                start.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(log).contains("ready at") || !host.isAlive());
            assertTrue(Files.readString(log).contains("ready at"), () -> read(log));
            host.destroy();
            assertTrue(host.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, host.exitValue(), () -> read(log));
            assertTrue(Files.exists(home.resolve("data/shipmate.mv.db")));
        } finally {
            host.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path deb() throws IOException {
        try (Stream<Path> built = Files.list(Path.of(System.getProperty("shipmate.target")))) {
            return built.filter(file -> file.toString().endsWith("_all.deb"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Unpacks one member of the ar archive that a package is: each has a head of 60 bytes and an even length. */
    private Path unpacked(Path deb, String member) throws IOException, InterruptedException {
        byte[] all = Files.readAllBytes(deb);
        int at = "!<arch>\n".length();
        while (at < all.length) {
            String head = new String(all, at, HEAD, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(head.substring(48, 58).strip());
            at += HEAD;
            if (head.substring(0, 16).strip().replace("/", "").equals(member)) {
                Path archive = folder.resolve(member);
                Files.write(archive, Arrays.copyOfRange(all, at, at + length));
                Path into = Files.createDirectory(folder.resolve(member + ".d"));
                Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", into.toString())
                        .inheritIO()
                        .start();
                assertEquals(0, tar.waitFor());
                return into;
            }
            at += length + length % 2;
        }
        throw new AssertionError(deb + " has no " + member);
    }
}
