package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs the Debian package with {@code dpkg} on a Debian of its own, which is this machine with all changes in memory; and unpacks it
 * without Debian's tools, which can be done everywhere, and runs the host in the tree.
 */
class DebianPackageIT {

    private static final int HEAD = 60;
    private static final Pattern READY = Pattern.compile("ready at (http://[0-9.]+:[0-9]+)");

    private static final String MACHINE = """
            set -e
            deb=$1 java=$2 folder=$3
            mount -t tmpfs none "$folder"
            cd "$folder"
            mkdir changes work root
            mount -t overlay overlay -o lowerdir=/,upperdir=changes,workdir=work root
            mount --rbind /dev root/dev
            mount --rbind /proc root/proc
            cd root
            """;
    private static final String PROBE = MACHINE + """
            chroot --userspec=nobody . test -x "$java/bin/java"
            chroot . which dpkg adduser su
            """;
    private static final String INSTALL = MACHINE + """
            cp "$deb" shipmate.deb
            # which package Java came in, if any, is this machine's business
            chroot . dpkg --force-depends -i /shipmate.deb
            """;
    private static final String START = INSTALL + """
            printf 'http_host = 127.0.0.1\nhttp_port = 0\n' >> etc/shipmate/plugins.properties
            exec chroot --userspec=shipmate:shipmate . env -i "JAVA_HOME=$java" /usr/bin/shipmate start
            """;
    private static final String REMOVE = INSTALL + """
            [ "$(stat -c %U:%a etc/shipmate/plugins.properties)" = root:640 ]
            chroot . su -s /bin/sh shipmate -c 'echo grants > /var/lib/shipmate/data'
            chroot . dpkg -r shipmate
            [ ! -e usr/bin/shipmate ]
            [ "$(cat var/lib/shipmate/data)" = grants ]
            [ -e etc/shipmate/plugins.properties ]
            chroot . dpkg -P shipmate
            [ ! -e var/lib/shipmate ]
            [ ! -e etc/shipmate ]
            """;

    @TempDir
    private Path folder;

    @Test
    void itIsInstalledAndItsHostRunsAsItsUser() throws Exception {
        assumeTrue(isDebianOfItsOwn());
        Path log = folder.resolve("host.log");
        Process host = onDebian(log, START);
        try {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> READY.matcher(read(log)).find() || !host.isAlive());
            Matcher ready = READY.matcher(read(log));
            assertTrue(ready.find(), () -> read(log));
            assertEquals(200, health(ready.group(1)));
            String status = Files.readString(Path.of("/proc/" + host.pid() + "/status"));
            assertFalse(status.contains("Uid:\t0\t"), status);
            host.destroy();
            assertTrue(host.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, host.exitValue(), () -> read(log));
        } finally {
            host.destroyForcibly();
        }
    }

    @Test
    void itsDataStaysUntilItIsPurged() throws Exception {
        assumeTrue(isDebianOfItsOwn());
        Path log = folder.resolve("dpkg.log");
        Process dpkg = onDebian(log, REMOVE);
        assertTrue(dpkg.waitFor(90, TimeUnit.SECONDS), () -> read(log));
        assertEquals(0, dpkg.exitValue(), () -> read(log));
    }

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

    /** Returns whether we may make file systems here, and this is a Debian whose Java everybody may run. */
    private boolean isDebianOfItsOwn() throws IOException, InterruptedException {
        Process probe = onDebian(folder.resolve("probe.log"), PROBE);
        return probe.waitFor() == 0;
    }

    /** Runs a script which sees the mounts that it makes alone, with the package, the home of Java and a folder behind it. */
    private Process onDebian(Path log, String script) throws IOException {
        List<String> line =
                new ArrayList<>(List.of("sh", "-c", "exec unshare --mount sh -c \"$@\"", "sh", script, "sh"));
        line.add(deb().toAbsolutePath().toString());
        line.add(System.getProperty("java.home"));
        line.add(Files.createTempDirectory(folder, "debian").toString());
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int health(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address + "/health/")).build(), BodyHandlers.discarding())
                .statusCode();
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
