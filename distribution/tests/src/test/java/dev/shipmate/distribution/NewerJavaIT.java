package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, built by the oldest Java that it runs on, on the newest that is here. */
class NewerJavaIT {

    @TempDir
    private Path folder;

    @Test
    void aCommandIsAnsweredOnTheNewestJava() {
        Optional<Path> java = Javas.newer();
        assumeTrue(
                java.isPresent(),
                "left out: there is no newer Java here than that of the build; -Dtest.java_home= names one");
        try (SlackStandIn slack = new SlackStandIn()) {
            Path home = HostProcess.home(
                    folder.resolve("home"),
                    "http_host=127.0.0.1",
                    "http_port=0",
                    "enable_slack=true",
                    "slack_api_token=xoxb-of-the-tests",
                    "slack_signing_secret=" + SlackUser.SECRET,
                    "slack_api_url=" + slack.address());
            for (String type : new String[] {"organization", "channel", "user"}) {
                String[] add = {
                    "grants", "add", "--command", "*", "--type", type, "--value", "*", "--home", home.toString()
                };
                assertEquals(0, shipmate("", add).exit());
            }
            Map<String, String> environment = Map.of("JAVA_HOME", java.get().toString());
            try (HostProcess host = HostProcess.run(home, environment, "start", "--home", home.toString())) {
                SlackUser ada = new SlackUser(host.address(), "C1", "U1");
                assertEquals(200, ada.types("jokes", "tell"));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> slack.calls().stream()
                                .anyMatch(call -> !call.text().isEmpty()));
                assertEquals(0, host.stop(), host.log());
                assertFalse(host.log().contains("WARNING"), host.log());
            }
        }
    }
}
