package dev.shipmate.core.plugin;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The HTTP clients that are lent to one plugin: the usual one, and those with a trust of their own. */
final class LentClients {

    /** A plugin asks once for each service; one that asks for each request would keep a client for each. */
    private static final int MOST = 32;

    private final String plugin;
    private final LentHttpClient usual;
    private final List<LentHttpClient> others = new ArrayList<>();
    private boolean isTakenBack;

    LentClients(String plugin) {
        this.plugin = plugin;
        this.usual = new LentHttpClient(plugin, null);
    }

    HttpClient usual() {
        return usual;
    }

    synchronized HttpClient trusting(@Nullable SSLContext trust) {
        if (isTakenBack || others.size() >= MOST) {
            throw new IllegalStateException(
                    isTakenBack
                            ? "the plugin " + plugin + " is unloaded: its HTTP clients were taken back"
                            : "the plugin " + plugin + " has asked for " + MOST
                                    + " clients with a trust of their own; ask once and keep it");
        }
        LentHttpClient client = new LentHttpClient(plugin, trust);
        others.add(client);
        return client;
    }

    synchronized void takeBack() {
        isTakenBack = true;
        usual.takeBack();
        others.forEach(LentHttpClient::takeBack);
    }
}
