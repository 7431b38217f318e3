package dev.shipmate.plugins.irc;

import static org.awaitility.Awaitility.await;

import dev.shipmate.plugins.irc.standin.FakeIrc;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The adapter without a host: what it hears is in a list. Connects again, as a host does. */
final class Bench implements PluginContext, AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "irc_host", "127.0.0.1",
            "irc_tls", "false",
            "irc_channels", "#ops",
            "irc_line_pause", "0"));
    private final List<Inbound> heard = new CopyOnWriteArrayList<>();
    private final Store store;
    private @Nullable ChatPlatform platform;
    private @Nullable Thread connection;

    Bench(FakeIrc irc) {
        this(irc, new MemoryStore());
    }

    Bench(FakeIrc irc, Store store) {
        this.store = store;
        settings.put("irc_port", String.valueOf(irc.port()));
    }

    Bench with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Makes the adapter. */
    ChatPlatform platform() {
        if (platform == null) {
            platform = new IrcPlugin().platforms(this).get(0);
        }
        return platform;
    }

    /** Begins to connect. */
    Bench start() {
        ChatPlatform made = platform();
        connection = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        try {
                            made.connect(heard::add);
                        } catch (InterruptedException e) {
                            return;
                        } catch (PlatformException e) {
                            // again
                        }
                    }
                },
                "bench-connection");
        connection.start();
        return this;
    }

    /** Waits until the bot is in the channel. */
    Bench joined(FakeIrc irc) {
        start();
        await().atMost(PATIENCE).until(() -> irc.isIn("#ops"));
        return this;
    }

    List<Inbound> heard() {
        return heard;
    }

    /** Returns the text of the last line that was heard. */
    String lastLine() {
        return heard.get(heard.size() - 1) instanceof Inbound.Line line ? line.text() : "";
    }

    /** Waits for trouble in these words. */
    String trouble(String part) {
        await().atMost(PATIENCE).until(() -> platform().trouble().orElse("").contains(part));
        return platform().trouble().orElse("");
    }

    void says(String user, String nick, String text) {
        platform()
                .send(
                        new Origin(
                                "irc",
                                Party.of("TestNet"),
                                Party.of("#ops"),
                                new Party(user, nick),
                                new ReplyAddress("#ops", nick).text()),
                        Message.of(text));
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.interrupt();
            await().atMost(PATIENCE).until(() -> !connection.isAlive());
        }
        platform().close();
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(settings.get(setting.key()));
    }

    @Override
    public HttpClient http() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Optional<URI> publicUri() {
        return Optional.empty();
    }

    @Override
    public Store store() {
        return store;
    }
}
