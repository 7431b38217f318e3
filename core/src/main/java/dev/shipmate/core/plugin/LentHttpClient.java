package dev.shipmate.core.plugin;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that is lent to one plugin, made when it is first needed and taken back when the plugin is unloaded.
 *
 * <p>It is the plugin's alone: a connection that is kept for the next call remembers the call it was opened for, and a
 * client shared by all would so remember the classes of plugins that are long gone. And it is not of the plugin's making:
 * its threads see nothing of the plugin's, so that they end when nobody holds the client any more.
 */
final class LentHttpClient extends HttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final LentWebSockets webSockets = new LentWebSockets();
    private final String plugin;
    private final @Nullable SSLContext trust;
    private @Nullable HttpClient client;
    private boolean isTakenBack;

    /**
     * Makes one.
     *
     * @param trust whom it trusts; null for those whom the JDK trusts
     */
    LentHttpClient(String plugin, @Nullable SSLContext trust) {
        this.plugin = plugin;
        this.trust = trust;
    }

    void takeBack() {
        synchronized (this) {
            client = null;
            isTakenBack = true;
        }
        webSockets.takeBack();
    }

    private synchronized HttpClient client() {
        if (isTakenBack) {
            throw new IllegalStateException("the plugin " + plugin + " is unloaded: its HTTP client was taken back");
        }
        HttpClient made = client;
        if (made == null) {
            made = CleanThreads.make(() -> {
                HttpClient.Builder builder = HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(Redirect.NEVER)
                        .executor(threads(plugin));
                return trust == null
                        ? builder.build()
                        : builder.sslContext(trust).build();
            });
            client = made;
        }
        return made;
    }

    private static Executor threads(String plugin) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new CleanThreads("plugin-" + plugin + "-http", LentHttpClient.class.getClassLoader()));
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client().cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client().connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client().followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client().proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client().authenticator();
    }

    @Override
    public Version version() {
        return client().version();
    }

    @Override
    public Optional<Executor> executor() {
        // Its threads are not lent: they are for HTTP alone.
        return Optional.empty();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return webSockets.builder(client().newWebSocketBuilder());
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client().send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return client().sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushes) {
        return client().sendAsync(request, handler, pushes);
    }
}
