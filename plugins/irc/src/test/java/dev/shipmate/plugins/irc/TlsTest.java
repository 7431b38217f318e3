package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.irc.standin.FakeIrc;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections are with who the server should be, or not at all. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private Path keys;
    private Path authority;

    @BeforeEach
    void makeKeys() throws IOException, InterruptedException {
        keys = folder.resolve("keys.p12");
        authority = folder.resolve("authority.pem");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=irc", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-file", authority.toString());
    }

    @Test
    void a_server_is_taken_that_the_named_authorities_certify() throws Exception {
        try (FakeIrc irc = new FakeIrc(listening());
                Bench bench =
                        bench(irc).with("irc_tls_ca_file", authority.toString()).joined(irc)) {
            irc.sendAndWait("@account=ada :ada!u@h PRIVMSG #ops :!talk hello");
            assertEquals("talk hello", bench.lastLine());
            bench.says("ada", "ada", "hello");
        }
    }

    @Test
    void a_server_that_nobody_certifies_is_not_taken() throws Exception {
        try (FakeIrc irc = new FakeIrc(listening());
                Bench bench = bench(irc).with("irc_password", "hunter2").start()) {
            assertTrue(bench.trouble("irc_tls_ca_file").contains("no encrypted connection"));
            assertEquals("", irc.bot());
        }
    }

    @Test
    void a_server_that_encrypts_nothing_is_told() {
        try (FakeIrc irc = new FakeIrc();
                Bench bench = bench(irc).start()) {
            bench.trouble("irc_tls");
        }
    }

    @Test
    void a_file_without_certificates_is_named() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        try (FakeIrc irc = new FakeIrc()) {
            Bench bench = bench(irc).with("irc_tls_ca_file", empty.toString());
            assertTrue(assertThrows(IllegalArgumentException.class, () -> new IrcPlugin().platforms(bench))
                    .getMessage()
                    .startsWith("irc_tls_ca_file"));
        }
    }

    private static Bench bench(FakeIrc irc) {
        return new Bench(irc).with("irc_tls", "true");
    }

    private ServerSocket listening() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", "irc", "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), told);
    }
}
