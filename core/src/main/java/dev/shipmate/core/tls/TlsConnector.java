package dev.shipmate.core.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves HTTP over TLS 1.2 and 1.3. When the files change, what connects from then on meets the new certificate; connections that
 * are open go on with the one they began with. New files that cannot be used change nothing.
 */
public final class TlsConnector {

    private static final Logger LOG = LoggerFactory.getLogger(TlsConnector.class);

    private final TlsFiles files;
    private final Clock clock;
    private final String password = UUID.randomUUID().toString();
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private String used;
    private String seen;

    /**
     * Reads the files.
     *
     * @throws IllegalStateException if they cannot be used
     */
    public TlsConnector(TlsFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.used = stamp();
        this.seen = used;
        try {
            Identity identity = Identity.read(files);
            context.setKeyStore(identity.store(password));
            tell(identity);
        } catch (TlsFilesException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        context.setKeyStorePassword(password);
        context.setKeyManagerPassword(password);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    }

    /** Makes the connector of a server. */
    public Connector connector(Server server, HttpConfiguration plain, String host, int port) {
        HttpConfiguration http = new HttpConfiguration(plain);
        // reached by its address or by another name it answers too: whom to trust is the client's to say
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory requests = new HttpConnectionFactory(http);
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(context, requests.getProtocol()), requests);
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    /** Looks whether the files have changed; they count once two looks found the same. */
    public synchronized void look() {
        String now = stamp();
        boolean isSettled = now.equals(seen);
        seen = now;
        if (!isSettled || now.equals(used)) {
            return;
        }
        used = now;
        try {
            Identity identity = Identity.read(files);
            if (!clock.instant().isBefore(identity.ends())) {
                throw new TlsFilesException(files.certificate(), "it expired on " + TlsFiles.shown(identity.ends()));
            }
            context.reload(changed -> changed.setKeyStore(identity.store(password)));
            tell(identity);
        } catch (Exception e) {
            LOG.error("the certificate stays as it was, for the new one cannot be used: {}", e.getMessage());
        }
    }

    private void tell(Identity identity) {
        if (clock.instant().plus(TlsFiles.SOON).isAfter(identity.ends())) {
            LOG.warn(
                    "the certificate for {} is valid until {} only: renew it",
                    identity.subject(),
                    TlsFiles.shown(identity.ends()));
        } else {
            LOG.info("the certificate for {} is valid until {}", identity.subject(), TlsFiles.shown(identity.ends()));
        }
    }

    private String stamp() {
        return stamp(files.certificate()) + " " + stamp(files.key());
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.size() + " " + found.lastModifiedTime() + " " + found.fileKey();
        } catch (IOException e) {
            return "";
        }
    }
}
