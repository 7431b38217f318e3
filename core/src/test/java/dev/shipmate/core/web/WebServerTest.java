package dev.shipmate.core.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WebServerTest {

    @Test
    void a_port_that_another_program_has_is_known_before_the_start() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(WebServer.obstacle("127.0.0.1", other.getLocalPort())
                    .orElseThrow()
                    .contains("in use"));
        }
        assertEquals(Optional.empty(), WebServer.obstacle("127.0.0.1", 0));
        assertTrue(WebServer.obstacle("no.such.host.invalid", 0).isPresent());
    }

    @Test
    void what_is_under_way_is_answered_when_the_server_stops() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> stored = new CompletableFuture<>();
        WebServer server = new WebServer(
                "127.0.0.1",
                0,
                List.of(config -> config.routes.get("/slow", context -> {
                    asked.countDown();
                    context.future(() -> stored.thenRun(() -> context.result("stored")));
                })));
        URI address = URI.create("http://127.0.0.1:" + server.start() + "/slow");
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        asked.await();

        Thread stop = new Thread(server::close);
        stop.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stop.getState() == Thread.State.TIMED_WAITING || !stop.isAlive());
        stored.complete(null);

        assertEquals("stored", answer.join().body());
        assertEquals(200, answer.join().statusCode());
        stop.join();
    }
}
