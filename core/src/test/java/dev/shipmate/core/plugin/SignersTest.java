package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.PluginReport.State;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are signed, by whom they should be and by others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignersTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String TRUSTING = "plugin_trusted_certificates = trusted.pem";

    @TempDir
    static Path keys;

    @TempDir
    Path home;

    private KeyStore store;

    @BeforeAll
    void makeKeys() throws Exception {
        key("us");
        key("others");
        key("root", "-ext", "bc:c");
        key("issued", "-signer", "root");
        key("server", "-signer", "root", "-ext", "eku=serverAuth");
        key("old", "-startdate", "-20d", "-validity", "10");
        store = KeyStore.getInstance(keys.resolve("keys.p12").toFile(), PASSWORD);
    }

    @Test
    void aJarThatIsSignedByWhomWeTrustIsLoaded() throws Exception {
        assertEquals("", refusal(signed("us"), "us", "others"));
    }

    @Test
    void aJarWhoseSignerWasIssuedByWhomWeTrustIsLoaded() throws Exception {
        assertEquals("", refusal(signed("issued"), "root"));
    }

    @Test
    void aJarThatIsNotSignedIsRefused() throws Exception {
        assertTrue(refusal(plain(), "us").startsWith("it is not signed, or not all of it"));
    }

    @Test
    void aJarThatIsSignedBySomebodyElseIsRefused() throws Exception {
        assertTrue(refusal(signed("others"), "us", "root").startsWith("it is signed by nobody"));
    }

    @Test
    void aCertificateForOtherThingsOrOfAnotherTimeSignsNothing() throws Exception {
        assertTrue(refusal(signed("server"), "root").startsWith("it is signed by nobody"));
        assertTrue(refusal(signed("old"), "old").startsWith("it is signed by nobody"));
        assertTrue(refusal(signed("issued"), "us").startsWith("it is signed by nobody"));
    }

    @Test
    void aJarThatWasChangedAfterItWasSignedIsRefused() throws Exception {
        Path added = signed("us");
        try (FileSystem zip = FileSystems.newFileSystem(added)) {
            Files.writeString(zip.getPath("acme/More.class"), "more");
        }
        assertTrue(refusal(added, "us").startsWith("it is not signed, or not all of it"));

        Path changed = signed("us");
        try (FileSystem zip = FileSystems.newFileSystem(changed)) {
            Files.writeString(zip.getPath("META-INF/services/dev.shipmate.spi.Plugin"), "acme.Other");
        }
        assertTrue(refusal(changed, "us").startsWith("its signature is broken"));
    }

    @Test
    void withoutCertificatesNothingIsLoaded() throws Exception {
        assertTrue(refusal(signed("us")).contains("which holds no certificates in PEM format"));
    }

    @Test
    void whatIsNotTrustedIsRefusedByTheHostBeforeAnyClassIsLoaded() throws Exception {
        PluginFolder folder = new PluginFolder(home);
        Files.createDirectories(folder.jars());
        Files.move(signed("us"), folder.jars().resolve("good.jar"));
        Files.move(plain(), folder.jars().resolve("bad.jar"));
        trust(Files.createDirectories(folder.conf()).resolve("trusted.pem"), "us");
        try (folder) {
            folder.start(TRUSTING);

            assertEquals(State.RUNNING, folder.report("good.jar").state());
            assertEquals(State.REFUSED, folder.report("bad.jar").state());
        }
    }

    private String refusal(Path jar, String... trusted) throws Exception {
        Path file = trust(Files.createTempFile(home, "trusted", ".pem"), trusted);
        return Signers.of(home, file.getFileName().toString()).refusal(jar).orElse("");
    }

    private Path trust(Path file, String... aliases) throws Exception {
        StringBuilder pem = new StringBuilder();
        for (String alias : aliases) {
            Certificate certificate = store.getCertificate(alias);
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(file, pem.toString());
    }

    private Path signed(String alias) throws Exception {
        Path to = Files.createTempFile(home, alias, ".jar");
        KeyStore.PrivateKeyEntry key =
                (KeyStore.PrivateKeyEntry) store.getEntry(alias, new KeyStore.PasswordProtection(PASSWORD));
        try (ZipFile from = new ZipFile(plain().toFile());
                OutputStream out = Files.newOutputStream(to)) {
            new JarSigner.Builder(key).build().sign(from, out);
        }
        return to;
    }

    private Path plain() throws Exception {
        return PluginJars.command("jokes", "joke").in(Files.createTempDirectory(home, "plain"));
    }

    private static void key(String alias, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.resolve("keys.p12").toString(),
                "-storepass",
                String.valueOf(PASSWORD)));
        line.addAll(List.of(more));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (InputStream said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), text);
        }
    }
}
