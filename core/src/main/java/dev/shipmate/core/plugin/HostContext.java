package dev.shipmate.core.plugin;

import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.CommandTokens;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The context of one plugin. */
final class HostContext implements PluginContext {

    private final Lent lent;
    private final LentClients http;
    private final List<Setting<?>> declared;
    private final Store store;

    HostContext(String plugin, Lent lent, LentClients http, List<Setting<?>> declared) {
        this.store = lent.stores().apply(plugin);
        this.lent = lent;
        this.http = http;
        this.declared = declared;
    }

    @Override
    public <T> T get(Setting<T> setting) {
        if (declared.stream().noneMatch(known -> known.key().equals(setting.key()))) {
            throw new IllegalArgumentException(
                    "the plugin does not declare the setting " + setting.key() + ": add it to settings()");
        }
        try {
            return setting.read(lent.settings().text(setting.key()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.key() + " " + e.getMessage(), e);
        }
    }

    @Override
    public HttpClient http() {
        return http.usual();
    }

    @Override
    public HttpClient http(SSLContext trust) {
        return http.trusting(trust);
    }

    @Override
    public Clock clock() {
        return lent.clock();
    }

    @Override
    public Optional<URI> publicUri() {
        return lent.publicUri();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public CommandTokens commandTokens() {
        return lent.commandTokens();
    }

    @Override
    public AccountLinks accountLinks() {
        return lent.accountLinks();
    }

    @Override
    public void post(Origin place, Message message) {
        lent.posts().accept(place, message);
    }
}
