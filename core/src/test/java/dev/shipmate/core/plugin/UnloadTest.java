package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnloadTest {

    private HttpServer service;
    private URI address;

    @TempDir
    Path home;

    @BeforeEach
    void startService() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
    }

    @AfterEach
    void stopService() {
        service.stop(0);
    }

    @Test
    void thatIsCollectedWhichKeptItsClassesInThreadsAndCalledServices() throws Exception {
        PluginJar jar = PluginJar.named("keeper.jar").plugin("acme.Keeper", """
                static final Setting<java.net.URI> ADDRESS = Setting.uri("keeper_url", "Where");
                static final ThreadLocal<Object> LEFT = new ThreadLocal<>();
                static final System.Logger LOG = System.getLogger("keeper");
                static final org.slf4j.Logger OTHER = org.slf4j.LoggerFactory.getLogger(Keeper.class);
                record Body(byte[] bytes) {}
                public String name() { return "keeper"; }
                public List<Setting<?>> settings() { return List.of(ADDRESS); }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("keep", "Keep.", Subcommand.unnamed("Keep it.").runs(in -> {
                        LEFT.set(new Body(new byte[0]));
                        LOG.log(System.Logger.Level.DEBUG, "kept");
                        OTHER.debug("kept");
                        var request = HttpRequest.newBuilder(context.get(ADDRESS))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(new byte[9])))
                                .build();
                        HttpResponse.BodyHandler<Body> handler = info -> HttpResponse.BodySubscribers.mapping(
                                HttpResponse.BodySubscribers.ofByteArray(), bytes -> {
                                    LEFT.set(new Body(bytes));
                                    return new Body(bytes);
                                });
                        int sync = context.http().send(request, handler).body().bytes().length;
                        return context.http().sendAsync(request, handler)
                                .thenApply(response -> Outcome.reply(sync + "+" + response.body().bytes().length))
                                .join();
                    })));
                }
                """);
        PluginFolder folder = new PluginFolder(home).with(jar).start("keeper_url = " + address);
        WeakReference<ClassLoader> gone = use(folder);

        folder.close();

        Garbage.awaitCollected(gone);
    }

    private static WeakReference<ClassLoader> use(PluginFolder folder) throws Exception {
        InstalledCommand keep = folder.catalog().command("keep").orElseThrow();
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    "Succeeded[message=9+9]",
                    keep.plugin()
                            .threads()
                            .work(() -> keep.command()
                                    .subcommands()
                                    .get(0)
                                    .handler()
                                    .handle(null))
                            .future()
                            .get(20, TimeUnit.SECONDS)
                            .toString());
        }
        return new WeakReference<>(keep.plugin().classLoader());
    }

    @Test
    void aRefusedPluginIsCollectedAndClosed() throws Exception {
        PluginJar jar = PluginJar.named("bad.jar").plugin("acme.Bad", """
                public String name() { return "bad"; }
                public List<Command> commands(PluginContext context) {
                    System.getProperties().put("loader.bad", new java.lang.ref.WeakReference<>(Bad.class.getClassLoader()));
                    throw new IllegalStateException();
                }
                public void close() { System.setProperty("closed.bad", "yes"); }
                """);
        try (PluginFolder folder = new PluginFolder(home).with(jar).start()) {
            assertEquals(PluginReport.State.REFUSED, folder.only().state());
            assertEquals("yes", System.clearProperty("closed.bad"));
            Garbage.awaitCollected(
                    assertInstanceOf(WeakReference.class, System.getProperties().remove("loader.bad")));
        }
    }

    @Test
    void theClientOfAPluginWorksUntilItIsTakenBack() throws Exception {
        LentHttpClient lent = new LentHttpClient("jokes", null);
        HttpRequest request = HttpRequest.newBuilder(address).build();
        assertEquals(
                200, lent.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        assertEquals(HttpClient.Redirect.NEVER, lent.followRedirects());
        assertTrue(lent.connectTimeout().isPresent());
        assertFalse(lent.executor().isPresent(), "the host's threads are not lent");

        lent.takeBack();

        assertThrows(IllegalStateException.class, () -> lent.send(request, HttpResponse.BodyHandlers.discarding()));
        assertThrows(
                IllegalStateException.class, () -> lent.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        assertThrows(IllegalStateException.class, lent::newWebSocketBuilder);
        assertThrows(IllegalStateException.class, lent::sslContext);
    }

    @Test
    void aWebSocketThatIsLeftOpenEndsWhenThePluginIsUnloaded() throws Exception {
        try (WebSocketServer server = new WebSocketServer()) {
            LentHttpClient lent = new LentHttpClient("jokes", null);
            WebSocket socket = lent.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(20))
                    .buildAsync(server.address(), new WebSocket.Listener() {})
                    .get(20, TimeUnit.SECONDS);
            assertFalse(socket.isInputClosed());

            lent.takeBack();

            assertTrue(socket.isInputClosed());
            assertTrue(server.sawTheEnd());
        }
    }
}
