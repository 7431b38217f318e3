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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The host's one HTTP client as a plugin sees it. It is taken back when the plugin is unloaded: a client of the plugin's
 * own would keep its class loader alive through the client's threads.
 */
final class LentHttpClient extends HttpClient {

    private final LentWebSockets webSockets = new LentWebSockets();
    private volatile @Nullable HttpClient shared;

    LentHttpClient(HttpClient shared) {
        this.shared = shared;
    }

    void takeBack() {
        shared = null;
        webSockets.takeBack();
    }

    private HttpClient client() {
        HttpClient lent = shared;
        if (lent == null) {
            throw new IllegalStateException("the plugin is unloaded: its HTTP client was taken back");
        }
        return lent;
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
        // The host's threads are not lent: what a plugin left on one would stay there.
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
