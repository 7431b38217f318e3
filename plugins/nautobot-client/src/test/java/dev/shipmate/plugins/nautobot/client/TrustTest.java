package dev.shipmate.plugins.nautobot.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.shipmate.spi.command.CommandException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Nautobot whose certificate no public authority has signed. */
class TrustTest {

    @TempDir
    private Path folder;

    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-alias",
                "nautobot",
                "-keyalg",
                "EC",
                "-dname",
                "CN=nautobot.test",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                keys.toString(),
                "-alias",
                "nautobot",
                "-file",
                folder.resolve("ca.pem").toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", http -> {
            try (http) {
                FakeNautobot.write(http, 200, Map.of(), "{\"id\": \"1\"}");
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_is_refused_with_what_to_do() {
        String told = assertThrows(CommandException.class, () -> ask()).getMessage();
        assertEquals(
                "Nautobot at localhost shows a certificate that this host does not trust. An administrator can name its"
                        + " authority in nautobot_ca_file.",
                told);
    }

    @Test
    void it_is_accepted_with_its_authority() throws Exception {
        assertEquals("1", ask("nautobot_ca_file", folder.resolve("ca.pem").toString()));
    }

    @Test
    void it_is_accepted_where_nothing_is_checked() throws Exception {
        assertEquals("1", ask("nautobot_verify_ssl", "false"));
    }

    @Test
    void a_file_without_authorities_is_named() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        for (Path file : List.of(empty, wrong, folder.resolve("absent.pem"))) {
            String told = assertThrows(IllegalArgumentException.class, () -> ask("nautobot_ca_file", file.toString()))
                    .getMessage();
            assertTrue(told.startsWith("nautobot_ca_file: ") && told.contains(file.toString()), told);
        }
    }

    private String ask(String... lines) throws InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of(
                "nautobot_url", "https://localhost:" + server.getAddress().getPort(), "nautobot_token", "service"));
        for (int i = 0; i < lines.length; i += 2) {
            all.put(lines[i], lines[i + 1]);
        }
        return Asked.access(all)
                .service()
                .find("status/", Query.all())
                .orElseThrow()
                .id();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
