package dev.shipmate.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * What makes archives the same bytes whenever the same commit is built: one time, one owner, one order. That they are is
 * shown by building twice, as CONTRIBUTING.md says.
 */
class ArchivesIT {

    private static final Path TARGET = Path.of(System.getProperty("shipmate.target"));
    private static final LocalDateTime TIME = OffsetDateTime.parse(System.getProperty("shipmate.time"))
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDateTime();
    private static final int MEGABYTE = 1_000_000;

    @Test
    void everyEntryOfTheZipHasTheTimeOfTheCommit() throws IOException {
        try (ZipFile zip = new ZipFile(archive("-[0-9].*\\.zip").toFile())) {
            zip.stream().forEach(entry -> assertEquals(TIME, entry.getTimeLocal(), entry.getName()));
        }
    }

    @Test
    void everyEntryOfTheTarHasTheTimeOfTheCommitAndNobodysName() throws Exception {
        Path tar = archive("-[0-9].*\\.tar\\.gz");
        byte[] noTime = new byte[4];
        byte[] head = new byte[8];
        try (InputStream bytes = Files.newInputStream(tar)) {
            assertEquals(head.length, bytes.readNBytes(head, 0, head.length));
        }
        assertArrayEquals(noTime, Arrays.copyOfRange(head, 4, 8), "the time in the head of gzip");
        List<String> lines = listed(tar);
        assertTrue(lines.size() > 50, lines.toString());
        String time = TIME.toString().replace('T', ' ');
        for (String line : lines) {
            assertTrue(line.matches("(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--) root/root .* " + time + "(:00)? .*"), line);
        }
    }

    @Test
    void anArchiveIsSmallEnoughToFetch() throws IOException {
        assertTrue(Files.size(archive("-[0-9].*\\.tar\\.gz")) < 45 * MEGABYTE);
        assertTrue(Files.size(archive("_.*\\.deb")) < 45 * MEGABYTE);
        long host = 0;
        try (Stream<Path> jars = Files.list(TARGET.resolve("shipmate/lib"))) {
            for (Path jar : jars.toList()) {
                host += Files.size(jar);
            }
        }
        assertTrue(host < 20 * MEGABYTE, "the host's jars have " + host + " bytes");
    }

    private static Path archive(String name) throws IOException {
        try (Stream<Path> built = Files.list(TARGET)) {
            return built.filter(file -> file.getFileName().toString().matches("shipmate" + name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> listed(Path tar) throws IOException, InterruptedException {
        ProcessBuilder list = new ProcessBuilder("tar", "--full-time", "-tvzf", tar.toString());
        list.environment().put("TZ", "UTC");
        Process process = list.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out.lines().toList();
    }
}
