package dev.shipmate.core.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

    @TempDir
    private Path folder;

    @Test
    void keysOfTheFormsOfBeforeAreRead() throws Exception {
        Certificates rsa = Certificates.made(folder, "RSA", "-keysize", "2048");
        TlsFiles files = rsa.written(folder);
        byte[] pkcs8 = rsa.key().getEncoded();
        // behind SEQUENCE, version, algorithm and the head of OCTET STRING
        Files.writeString(
                files.key(), Certificates.pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length)));
        assertEquals(Optional.empty(), files.problem());

        Certificates ec = Certificates.made(folder, "EC", "-groupname", "secp256r1");
        ec.written(folder);
        assertEquals(Optional.empty(), files.problem());
        byte[] encoded = ec.key().getEncoded();
        HexFormat hex = HexFormat.of();
        // the number of the key is the end of PKCS#8; behind it the name of the curve
        byte[] number = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        Files.writeString(
                files.key(),
                Certificates.pem(
                        "EC PRIVATE KEY",
                        hex.parseHex("30310201010420" + hex.formatHex(number) + "a00a06082a8648ce3d030107")));
        assertEquals(Optional.empty(), files.problem());
    }

    @Test
    void whatIsWrongIsSaidWithTheFile() throws Exception {
        Certificates made = Certificates.made(folder, "EC");
        TlsFiles files = made.written(folder);
        assertEquals(Optional.empty(), files.problem());

        Certificates other = Certificates.made(folder, "EC");
        Files.writeString(
                files.key(), Certificates.pem("PRIVATE KEY", other.key().getEncoded()));
        assertProblem(files, files.key(), "does not belong to the certificate");
        Files.writeString(
                files.certificate(),
                Certificates.pem("CERTIFICATE", made.certificate().getEncoded())
                        + Certificates.pem("CERTIFICATE", other.certificate().getEncoded()));
        assertProblem(files, files.key(), "put that one first");

        Files.writeString(files.key(), Certificates.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
        assertProblem(files, files.key(), "is encrypted");
        Files.writeString(files.key(), Certificates.pem("EC PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 1}));
        assertProblem(files, files.key(), "damaged or names no curve");
        Files.writeString(files.key(), Certificates.pem("PRIVATE KEY", new byte[] {1, 2}));
        assertProblem(files, files.key(), "its key is damaged");
        Files.writeString(files.certificate(), Certificates.pem("CERTIFICATE", new byte[] {1, 2}));
        assertProblem(files, files.certificate(), "certificate 1 is damaged");
        Files.writeString(files.certificate(), "no certificate");
        assertProblem(files, files.certificate(), "not in PEM format");
        Files.delete(files.certificate());
        assertProblem(files, files.certificate(), "no such file");
    }

    @Test
    void itIsToldWhenTheCertificateExpires() throws Exception {
        TlsFiles files = Certificates.made(folder, "EC", "-validity", "90").written(folder);
        Clock now = Clock.systemUTC();
        Clock late = Clock.fixed(Instant.now().plus(Duration.ofDays(80)), ZoneOffset.UTC);
        Clock tooLate = Clock.fixed(Instant.now().plus(Duration.ofDays(91)), ZoneOffset.UTC);
        Optional<URI> https = Optional.of(URI.create("https://chatops.example.net"));

        assertEquals(Optional.empty(), files.staleness(now));
        assertEquals(1, files.hints(now, https).size());
        assertFalse(files.hints(now, https).get(0).contains("renew"));
        assertTrue(files.hints(late, https).get(0).contains("renew it"));
        assertTrue(files.staleness(tooLate).orElseThrow().toString().contains("it expired on"));
        assertEquals(
                2, files.hints(now, Optional.of(URI.create("http://other"))).size());
    }

    private static void assertProblem(TlsFiles files, Path file, String text) {
        String problem = files.problem().orElseThrow().toString();
        assertTrue(problem.contains(file + ": ") && problem.contains(text), problem);
    }
}
