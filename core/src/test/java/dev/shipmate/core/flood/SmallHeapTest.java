package dev.shipmate.core.flood;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * More at once than a host with 64 MB can do: it takes what it can keep, refuses the rest, and loses nothing that it took.
 * {@code -DargLine="-Dflood.size=100000 -Dflood.senders=1500"} makes it the full one.
 */
@Timeout(3_600)
class SmallHeapTest {

    private static final int SIZE = Integer.getInteger("flood.size", 4_000);
    private static final int SENDERS = Integer.getInteger("flood.senders", 64);

    @TempDir
    private Path home;

    private final ConcurrentHashMap<Integer, Boolean> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger other = new AtomicInteger();

    @Test
    void nothing_that_was_acknowledged_is_lost_or_run_twice() throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloodHost.class.getName(),
                        home.toString(),
                        System.getProperty("flood.millis", "5"))
                .redirectError(home.resolve("log").toFile())
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
                OutputStream in = host.getOutputStream()) {
            URI address = URI.create("http://127.0.0.1:" + out.readLine() + "/api/plugins/chatops/flood/line/");
            long begin = System.nanoTime();
            send(address);
            long sent = System.nanoTime();
            String line = await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofHours(1))
                    .until(() -> status(out, in), answer -> open(answer) == 0);
            System.out.printf(
                    "flood: %d sent in %.1f s, %d acknowledged, %d refused, %d unanswered; all run after %.1f s; %s%n",
                    SIZE,
                    (sent - begin) / 1e9,
                    acknowledged.size(),
                    refused.get(),
                    unanswered.get(),
                    (System.nanoTime() - begin) / 1e9,
                    line);
            in.close();
            assertEquals(0, host.waitFor());
        } finally {
            host.destroyForcibly();
        }
        assertEquals(0, other.get());
        try (Database database = Database.open(DatabaseAddress.embedded(home.resolve("data")))) {
            List<String> ended = database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select d.delivery_id from delivery d join command_log l on l.id = d.log_id"
                                            + " where l.status in ('succeeded', 'failed') and l.delivered and d.state = 'done'")
                            .mapTo(String.class)
                            .list());
            int rows = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from command_log")
                            .mapTo(Integer.class)
                            .one());
            assertTrue(ended.containsAll(
                    acknowledged.keySet().stream().map(number -> "d" + number).toList()));
            assertEquals(ended.size(), rows, "one row for each");
            assertTrue(rows >= acknowledged.size());
        }
    }

    private void send(URI address) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < SENDERS; i++) {
            Thread sender = new Thread(() -> {
                for (int number = next.getAndIncrement(); number < SIZE; number = next.getAndIncrement()) {
                    post(http, address, number);
                }
            });
            senders.add(sender);
            sender.start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void post(HttpClient http, URI address, int number) {
        try {
            int status = http.send(
                            HttpRequest.newBuilder(address)
                                    .POST(HttpRequest.BodyPublishers.ofString(String.valueOf(number)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status == 200) {
                acknowledged.put(number, true);
            } else if (status == 503) {
                refused.incrementAndGet();
            } else {
                other.incrementAndGet();
            }
        } catch (IOException e) {
            // more connections at once than the system lets wait
            unanswered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String status(BufferedReader out, OutputStream in) throws IOException {
        in.write('\n');
        in.flush();
        String line = out.readLine();
        return line == null ? "0 open: it ended" : line;
    }

    private static int open(String line) {
        return Integer.parseInt(line.split(" ")[0]);
    }
}
