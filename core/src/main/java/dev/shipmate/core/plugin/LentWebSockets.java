package dev.shipmate.core.plugin;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The web sockets that a plugin has opened: one left open would keep its listener, and so its classes. */
final class LentWebSockets {

    private final Set<WebSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isTakenBack;

    WebSocket.Builder builder(WebSocket.Builder builder) {
        return new Builder(builder);
    }

    /** Ends them all. */
    void takeBack() {
        isTakenBack = true;
        open.forEach(WebSocket::abort);
        open.clear();
    }

    private WebSocket add(WebSocket socket) {
        open.removeIf(known -> known.isInputClosed() && known.isOutputClosed());
        open.add(socket);
        if (isTakenBack) {
            takeBack();
        }
        return socket;
    }

    private final class Builder implements WebSocket.Builder {

        private final WebSocket.Builder builder;

        Builder(WebSocket.Builder builder) {
            this.builder = builder;
        }

        @Override
        public WebSocket.Builder header(String name, String value) {
            builder.header(name, value);
            return this;
        }

        @Override
        public WebSocket.Builder connectTimeout(Duration timeout) {
            builder.connectTimeout(timeout);
            return this;
        }

        @Override
        public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
            builder.subprotocols(mostPreferred, lesserPreferred);
            return this;
        }

        @Override
        public CompletableFuture<WebSocket> buildAsync(URI address, WebSocket.Listener listener) {
            return builder.buildAsync(address, listener).thenApply(LentWebSockets.this::add);
        }
    }
}
