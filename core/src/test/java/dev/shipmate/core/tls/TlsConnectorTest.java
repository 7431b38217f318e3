package dev.shipmate.core.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shipmate.core.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real HTTPS: the client trusts the one certificate that it was given. */
class TlsConnectorTest {

    @TempDir
    private Path folder;

    @Test
    void aNewPairCountsWithoutARestartAndABrokenOneChangesNothing() throws Exception {
        Certificates first = Certificates.made(folder, "EC");
        Certificates second = Certificates.made(folder, "RSA");
        TlsFiles files = first.written(folder);
        TlsConnector tls = new TlsConnector(files, Clock.systemUTC());
        try (WebServer server = new WebServer(
                "127.0.0.1",
                0,
                Optional.of(tls),
                List.of(config -> config.routes.get(
                        "/",
                        context -> context.result(
                                context.scheme() + " " + context.req().isSecure()))))) {
            URI address = URI.create("https://localhost:" + server.start() + "/");
            HttpClient open = trusting(first.certificate());
            assertEquals("https true", get(open, address));
            assertThrows(SSLException.class, () -> get(trusting(second.certificate()), address));

            // a renewal that wrote one file of two yet: the key is that of before
            Files.writeString(
                    files.certificate(),
                    Certificates.pem("CERTIFICATE", second.certificate().getEncoded()));
            tls.look();
            tls.look();
            assertEquals("https true", get(trusting(first.certificate()), address));

            second.written(folder);
            tls.look();
            tls.look();
            assertEquals("https true", get(trusting(second.certificate()), address));
            assertThrows(SSLException.class, () -> get(trusting(first.certificate()), address));
            assertEquals("https true", get(open, address), "a connection that was open is cut off");
            assertThrows(IOException.class, () -> get(open, URI.create("http://localhost:" + address.getPort() + "/")));
        }
    }

    @Test
    void tls12IsSpokenToo() throws Exception {
        Certificates made = Certificates.made(folder, "EC");
        TlsConnector tls = new TlsConnector(made.written(folder), Clock.systemUTC());
        try (WebServer server = new WebServer("127.0.0.1", 0, Optional.of(tls), List.of())) {
            try (SSLSocket socket = (SSLSocket)
                    context(made.certificate()).getSocketFactory().createSocket("127.0.0.1", server.start())) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                socket.startHandshake();
                assertEquals("TLSv1.2", socket.getSession().getProtocol());
            }
        }
    }

    private static String get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpClient trusting(Certificate certificate) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context(certificate))
                .build();
    }

    private static SSLContext context(Certificate certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
