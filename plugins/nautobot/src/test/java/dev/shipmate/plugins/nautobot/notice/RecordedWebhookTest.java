package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that a real Nautobot sent. */
class RecordedWebhookTest {

    private static final Path RECORDED = Path.of("src/test/resources/webhooks");

    private final FakeHost host = new FakeHost();

    RecordedWebhookTest() {
        host.now = Instant.parse("2026-11-23T18:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void areTakenAndTold(String version) throws Exception {
        FakeRun.line(host, FakeHost.channel("c1"), "subscribe prefixes");
        FakeRun.line(host, FakeHost.channel("c2"), "subscribe prefixes status=reserved event=updated");
        Endpoint webhook = new Notices(host).webhook();
        for (String event : List.of("created", "updated", "deleted")) {
            String body = read(version, event + ".json");
            String signature = read(version, event + ".signature");
            assertEquals(200, webhook.receive(Hook.signed(body, signature)).status());
            assertThrows(
                    UnverifiedRequestException.class,
                    () -> webhook.receive(Hook.signed(body.replace("admin", "nimda"), signature)));
        }
        Golden.check(version + "-recorded.txt", String.join("\n\n", host.posted));
    }

    private static String read(String version, String file) throws Exception {
        return Files.readString(RECORDED.resolve(version).resolve(file));
    }
}
