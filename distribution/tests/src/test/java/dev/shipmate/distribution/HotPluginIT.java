package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are replaced in a running distribution while people use what they bring. */
class HotPluginIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int COMMANDS = 1_000;
    private static final int AT_ONCE = 100;

    @TempDir
    private Path folder;

    private final SlackStandIn slack = new SlackStandIn();
    private Path home;
    private HostProcess host;

    @BeforeEach
    void start() {
        home = HostProcess.home(
                folder.resolve("home"),
                "http_host=127.0.0.1",
                "http_port=0",
                "rate_limit_per_user=0",
                "rate_limit_per_channel=0",
                "enable_slack=true",
                "slack_api_token=xoxb-test",
                "slack_signing_secret=" + SlackUser.SECRET,
                "slack_api_url=" + slack.address());
        for (String type : List.of("organization", "channel", "user")) {
            shipmate("", "grants", "add", "--command", "*", "--type", type, "--value", "*", "--home", home.toString());
        }
        DroppedJar.thatSays(home.resolve("plugins"), "crier", "first");
        host = HostProcess.start(home);
    }

    @AfterEach
    void stop() {
        host.close();
        slack.close();
    }

    @Test
    @DisplayName("Of a thousand commands none is lost or fails while their jar is replaced twice, once by a broken one")
    void noCommandIsLostWhileTheirJarIsReplaced() throws Exception {
        Path second = jar("second");
        Path third = jar("third");
        ExecutorService users = Executors.newFixedThreadPool(8);
        AtomicInteger sent = new AtomicInteger();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(users.submit(() -> send(sent)));
            }
            await().atMost(PATIENCE).until(() -> said("first") >= 200);
            long toSecond = replace(second, "second");
            await().atMost(PATIENCE).until(() -> said("second") >= 100);
            Files.writeString(home.resolve("plugins/crier.jar"), "half of a");
            await().atMost(PATIENCE).until(() -> said("second") >= 250);
            long toThird = replace(third, "third");
            for (Future<?> one : all) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            await().atMost(PATIENCE).until(() -> slack.calls().size() >= COMMANDS);

            int first = said("first");
            int answers = first + said("second") + said("third");
            System.out.println(
                    "Of " + COMMANDS + " commands " + answers + " were answered: " + first + " on the first jar, "
                            + said("second") + " on the second, " + said("third")
                            + " on the third. Copy finished to first answer: "
                            + toSecond + " ms and " + toThird + " ms.");
            assertEquals(COMMANDS, answers, () -> strange() + host.log());
            assertEquals(COMMANDS, slack.calls().size(), () -> strange());
        } finally {
            users.shutdownNow();
        }
    }

    @Test
    @DisplayName("Settings of a plugin count when the file is saved, those of the host are said to need a restart")
    void savedSettingsCount() throws Exception {
        Path settings = home.resolve("conf/plugins.properties");
        String before = Files.readString(settings);

        Files.writeString(settings, before + "\nenable_crier=false\n");
        await().atMost(PATIENCE).until(() -> !isRunning("crier.jar"));
        Files.writeString(settings, before.replace("http_port=0", "http_port=1"));
        await().atMost(PATIENCE).until(() -> isRunning("crier.jar"));

        assertTrue(host.log().contains("until then the old values count: http_port"), host.log());
        assertEquals(0, host.stop());
    }

    /** Sends commands, so many at once that they are always under way. */
    private void send(AtomicInteger sent) {
        for (int number = sent.incrementAndGet(); number <= COMMANDS; number = sent.incrementAndGet()) {
            int mine = number;
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> mine - slack.calls().size() < AT_ONCE);
            SlackUser user = new SlackUser(host.address(), "C" + number % 40, "U" + number % 100);
            assertEquals(200, user.types("crier", "say"));
        }
    }

    /** Copies a jar over the one that runs, and returns how long it took from then to its first answer. */
    private long replace(Path jar, String word) throws IOException {
        Files.copy(jar, home.resolve("plugins/crier.jar"), StandardCopyOption.REPLACE_EXISTING);
        long finished = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> said(word) > 0);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - finished);
    }

    private Path jar(String word) throws IOException {
        Path made = Files.createDirectories(folder.resolve(word));
        DroppedJar.thatSays(made, "crier", word);
        return made.resolve("crier.jar");
    }

    private int said(String word) {
        return (int) slack.calls().stream()
                .filter(call -> call.arguments().toString().contains("the " + word + " jar"))
                .count();
    }

    private String strange() {
        return slack.calls().stream()
                .filter(call -> !call.arguments().toString().contains(" jar"))
                .limit(5)
                .toList()
                .toString();
    }

    private boolean isRunning(String jar) throws IOException {
        for (JsonNode plugin : new ObjectMapper()
                .readTree(shipmate("", "plugins", "--json", "--home", home.toString())
                        .out())) {
            if (plugin.path("jar").asText().equals(jar)) {
                return plugin.path("state").asText().equals("running");
            }
        }
        return false;
    }
}
