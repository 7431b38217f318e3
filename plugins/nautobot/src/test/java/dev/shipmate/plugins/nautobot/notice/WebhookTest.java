package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private final FakeHost host = new FakeHost();
    private final Endpoint webhook = new Notices(host).webhook();

    @BeforeEach
    void subscribe() throws Exception {
        FakeRun.line(host, FakeHost.channel("c1"), "subscribe devices");
    }

    @Test
    void tellsTheChannelOfASignedChange() throws Exception {
        assertEquals(
                200, webhook.receive(Hook.signed(Hook.device("3.2").body())).status());

        assertEquals(
                List.of(
                        "c1: ams01-edge-01 (https://nautobot.example/base/dcim/devices/d4ef9935-c9e7-55ca-88ea-e2b4c209e7f8/)"
                                + " (device) was updated by alice.\nStatus: Active → Staged"),
                host.posted);
    }

    @Test
    void tellsNothingOfOtherKinds() throws Exception {
        webhook.receive(Hook.signed(Hook.of("updated", "prefix", "{\"id\": \"1\"}", "{\"id\": \"1\"}")
                .body()));
        assertEquals(List.of(), host.posted);
    }

    @Test
    void isNotThereWithoutASecret() throws Exception {
        host.lines.remove("nautobot_webhook_secret");
        Endpoint unset = new Notices(host).webhook();
        assertEquals(404, unset.receive(Hook.signed(Hook.device("3.2").body())).status());
        assertEquals(List.of(), host.posted);
    }

    @Test
    void takesPostsAlone() throws Exception {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            WebRequest request = new WebRequest(method, "", "", Map.of(), new byte[0]);
            assertEquals(405, webhook.receive(request).status(), method);
        }
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        String body = Hook.device("3.2").body();
        String right = Hook.signature(body, FakeHost.SECRET);
        for (String wrong : List.of(
                "",
                " ",
                "0".repeat(128),
                right.toUpperCase(Locale.ROOT),
                right.substring(1),
                right + "0",
                "sha512=" + right,
                Hook.signature(body, "another secret"),
                Hook.signature(body + " ", FakeHost.SECRET))) {
            UnverifiedRequestException e = assertThrows(
                    UnverifiedRequestException.class, () -> webhook.receive(Hook.signed(body, wrong)), wrong);
            assertEquals(401, e.status());
        }
        WebRequest unsigned = new WebRequest("POST", "", "", Map.of(), new byte[0]);
        assertThrows(UnverifiedRequestException.class, () -> webhook.receive(unsigned));
        assertEquals(List.of(), host.posted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{} {}",
                "{'event': 'updated'}",
                "{\"event\": \"renamed\"}",
                "{\"event\": [\"updated\"]}",
                "{\"event\": \"updated\", \"timestamp\": 1e999999999}",
                "{\"event\": \"updated\", \"timestamp\": \"2026-11-23T15:00:00Z\", \"model\": {}, \"request_id\": \"r\", \"data\": {}}",
                "{\"event\": \"updated\", \"timestamp\": \"2026-11-23T15:00:00Z\", \"model\": \"device\", \"data\": {}}",
                "{\"event\": \"updated\", \"timestamp\": \"2026-11-23T15:00:00Z\", \"model\": \"device\", \"request_id\": \"r\", \"data\": []}",
                "{\"event\": \"updated\", \"timestamp\": \"2026-11-23T15:00:00Z\", \"model\": \"device\", \"request_id\": \"r\", \"data\": {\"id\": \"a\\u0000\"}}",
            })
    void calls400WhatCannotBeRead(String body) throws Exception {
        WebResponse response = webhook.receive(Hook.signed(body));
        assertEquals(400, response.status());
        assertEquals(List.of(), host.posted);
    }

    @Test
    void calls400WhatIsTooDeep() throws Exception {
        for (String opening : List.of("[", "{\"a\":")) {
            String body = "{\"event\": \"updated\", \"data\": " + opening.repeat(100_000);
            assertEquals(400, webhook.receive(Hook.signed(body)).status());
        }
    }

    @Test
    void readsOnWhateverTypesTheFieldsHave() throws Exception {
        FakeRun.line(host, FakeHost.channel("c1"), "subscribe all name=*");
        for (String odd :
                List.of("null", "1", "1e999999", "true", "[]", "[[[]]]", "{}", "\"\\ud800\"", "[null, {}, [1]]")) {
            String object = "{\"id\": " + odd + ", \"display\": " + odd + ", \"url\": " + odd + ", \"status\": " + odd
                    + ", \"custom_fields\": " + odd + ", \"name\": " + odd + "}";
            Hook hook = Hook.of("updated", "device", "{\"id\": 1}", object);
            assertEquals(200, webhook.receive(Hook.signed(hook.body())).status(), odd);
            assertEquals(
                    200, webhook.receive(Hook.signed(hook.asCreated().body())).status(), odd);
            String bare = hook.body().replaceAll("\"snapshots\":.*", "\"snapshots\":" + odd + "}");
            assertEquals(200, webhook.receive(Hook.signed(bare)).status(), odd);
        }
    }

    @Test
    void readsAWholeMebibyteInTime() throws Exception {
        FakeRun.line(host, FakeHost.channel("c1"), "subscribe all comments=" + "*a".repeat(90) + "b");
        String big = "{\"id\": \"1\", \"name\": \"x\", \"comments\": \"" + "a".repeat(300_000) + "\", \"tags\": ["
                + "\"t\",".repeat(100_000) + "\"t\"]}";
        Hook hook = Hook.of("updated", "device", "{\"id\": \"1\"}", big);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> webhook.receive(Hook.signed(hook.body())));
        assertEquals(1, host.posted.size());
        assertTrue(host.posted.get(0).length() < 1_000, "short, whatever came");
    }

    @Test
    void doesNothingTwice() throws Exception {
        WebRequest request = Hook.signed(Hook.device("3.2").body());
        webhook.receive(request);
        assertEquals(200, webhook.receive(request).status());
        assertEquals(200, new Notices(host).webhook().receive(request).status(), "nor on another node");
        assertEquals(1, host.posted.size());
        host.now = host.now.plus(Duration.ofHours(23));
        webhook.receive(request);
        assertEquals(1, host.posted.size(), "nor later");
    }

    @Test
    void tellsTheChangesOfOneRequestEach() throws Exception {
        for (String id : List.of("1", "2")) {
            Hook hook = Hook.of("updated", "device", "{\"id\": \"" + id + "\"}", "{\"id\": \"" + id + "\"}");
            webhook.receive(Hook.signed(hook.body(FakeHost.NOW.toString(), "one request")));
            webhook.receive(Hook.signed(hook.asDeleted().body(FakeHost.NOW.toString(), "one request")));
        }
        assertEquals(4, host.posted.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T14:59:59Z", "2026-11-23T15:05:01Z", "1970-01-01 00:00:00+00:00"})
    void refusesOtherTimes(String timestamp) throws Exception {
        String body = Hook.device("3.2").body(timestamp, "r");
        assertThrows(UnverifiedRequestException.class, () -> webhook.receive(Hook.signed(body)));
        assertEquals(List.of(), host.posted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22 15:00:01.000001+00:00", "2026-11-23T15:04:59Z"})
    void takesALateWorkerAndAFastClock(String timestamp) throws Exception {
        webhook.receive(Hook.signed(Hook.device("3.2").body(timestamp, "r")));
        assertEquals(1, host.posted.size());
    }

    @Test
    void tellsAChannelOnceHoweverManySubscriptionsFit() throws Exception {
        FakeRun.line(host, FakeHost.channel("c1"), "subscribe all");
        FakeRun.line(host, FakeHost.channel("c2"), "subscribe devices status=staged");
        FakeRun.line(host, FakeHost.channel("c3"), "subscribe devices status=active");
        webhook.receive(Hook.signed(Hook.device("2.4").body()));
        assertEquals(
                List.of("c1", "c2"),
                host.posted.stream().map(text -> text.substring(0, 2)).sorted().toList());
    }

    @Test
    void holdsABurstBack() throws Exception {
        for (int i = 0; i < 100; i++) {
            webhook.receive(Hook.signed(Hook.device("3.2").body()));
        }
        assertEquals(Flood.MOST + 1, host.posted.size());
        assertEquals(
                "c1: More than 20 changes within a minute: the others of this minute are not told here. Nautobot's"
                        + " change log has them all (https://nautobot.example/base/extras/object-changes/).",
                host.posted.get(Flood.MOST));
        host.now = host.now.plusSeconds(60);
        webhook.receive(Hook.signed(Hook.device("3.2").body(host.now.toString(), "r")));
        assertEquals(Flood.MOST + 2, host.posted.size());
    }

    @Test
    void asksTheStoreForLittleInABurst() throws Exception {
        for (int i = 0; i < 40; i++) {
            FakeRun.line(host, FakeHost.channel("c1"), "subscribe devices name=" + i);
        }
        webhook.receive(Hook.signed(Hook.device("3.2").body()));
        int before = host.reads.get();
        for (int i = 0; i < 100; i++) {
            webhook.receive(Hook.signed(Hook.device("3.2").body()));
        }
        assertEquals(100, host.reads.get() - before);
    }

    @Test
    void goesOnWhenAChannelIsGone() throws Exception {
        Origin gone = new Origin("gone", null, Party.of("c0"), null, "");
        FakeRun.line(host, gone, "subscribe all");
        assertEquals(
                200, webhook.receive(Hook.signed(Hook.device("3.2").body())).status());
        assertEquals(1, host.posted.size());
    }

    @Test
    void takesTheSameChangeAgainWhenItCouldNotBeKept() throws Exception {
        WebRequest request = Hook.signed(Hook.device("3.2").body());
        host.trouble = Optional.of(new IllegalStateException("the database is away"));
        assertEquals(424, webhook.receive(request).status());
        host.trouble = Optional.empty();
        webhook.receive(request);
        assertEquals(1, host.posted.size());
    }

    @Test
    void answersNothingOfTheRequest() throws Exception {
        String body = "{\"event\": \"<script>alert(1)</script>\"}";
        assertFalse(webhook.receive(Hook.signed(body)).body().contains("script"));
    }
}
