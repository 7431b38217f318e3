package dev.shipmate.plugins.nautobot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkEndpointTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final FakeNautobot nautobot;
    private final FakeHost host;
    private final Endpoint page;

    LinkEndpointTest() throws Exception {
        nautobot = new FakeNautobot("3.2");
        host = new FakeHost(nautobot.address());
        page = host.page().endpoint();
    }

    @AfterEach
    void close() {
        nautobot.close();
    }

    @Test
    void showsAFormThatWorksWithoutScripts() throws Exception {
        WebResponse form = page.receive(new WebRequest("GET", "", "", Map.of(), new byte[0]));
        assertEquals(200, form.status());
        assertEquals("text/html", form.contentType());
        assertFalse(form.body().contains("<script"));
        assertFalse(form.body().contains("http:"), "nothing from elsewhere");
        assertTrue(form.body().contains("<label for=\"token\">"));
        assertTrue(form.body().contains("<label for=\"keep\">"));
        assertTrue(form.body().contains("type=\"password\""));
        assertTrue(form.body().contains("prefers-color-scheme: dark"));
        assertTrue(form.body().contains("name=\"viewport\""));
    }

    @Test
    void readsNothingOfTheAddress() throws Exception {
        WebResponse form =
                page.receive(new WebRequest("GET", "", "token=" + FakeNautobot.WRITES, Map.of(), new byte[0]));
        assertFalse(form.body().contains(FakeNautobot.WRITES));
        WebResponse posted = page.receive(new WebRequest(
                "POST", "", "token=" + FakeNautobot.WRITES, Map.of("Content-Type", List.of(FORM)), new byte[0]));
        assertEquals(400, posted.status());
        assertEquals(List.of(), nautobot.asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void offersALinkToTheOwnerOfAToken(String version) throws Exception {
        try (FakeNautobot other = new FakeNautobot(version)) {
            FakeHost there = new FakeHost(other.address());
            WebResponse code = there.page().endpoint().receive(post("token=" + FakeNautobot.WRITES, Map.of()));
            assertEquals(200, code.status());
            assertEquals(List.of(new FakeHost.Offer("admin", Map.of())), there.offers);
            assertTrue(code.body().contains("shipmate link " + FakeHost.CODE));
            assertTrue(code.body().contains("The token is not kept."));
            assertFalse(code.body().contains(FakeNautobot.WRITES));
            assertEquals(List.of("GET /base/api/users/tokens/"), other.asked);
        }
    }

    @Test
    void keepsTheTokenOfWhoWantsThat() throws Exception {
        WebResponse code = page.receive(post("keep=yes&token=%20" + FakeNautobot.WRITES + "%0D%0A", Map.of()));
        assertEquals(List.of(new FakeHost.Offer("admin", Map.of("nautobot_token", FakeNautobot.WRITES))), host.offers);
        assertFalse(code.body().contains("may only read"));
        assertFalse(code.body().contains("ends on"));
    }

    @Test
    void saysWhatAKeptTokenCannotDo() throws Exception {
        nautobot.tokens = nautobot.tokens.replace("\"expires\":null", "\"expires\":\"2026-12-24T10:00:00Z\"");
        String kept = page.receive(post("keep=yes&token=" + FakeNautobot.READS, Map.of()))
                .body();
        assertTrue(kept.contains("may only read"), kept);
        assertTrue(kept.contains("ends on 2026-12-24"), kept);
        String forgotten =
                page.receive(post("token=" + FakeNautobot.READS, Map.of())).body();
        assertFalse(forgotten.contains("may only read"), forgotten);
    }

    @Test
    void knowsATokenByItsLastSixCharactersWhereThatIsAll() throws Exception {
        nautobot.tokens = nautobot.tokens.replaceAll("\"key\":\"[^\"]*\",", "");
        page.receive(post("token=" + FakeNautobot.READS, Map.of()));
        assertEquals("admin", host.offers.get(0).user());
    }

    @Test
    void takesNobodysWordWhereItIsUnclearWhoseATokenIs() throws Exception {
        String all = nautobot.tokens;
        String keyless = all.replaceAll("\"key\":\"[^\"]*\",", "");
        for (String odd : List.of(
                keyless.replace("bb2222 (admin)", "aa1111 (mallory)"),
                keyless.replace("aa1111", "ee5555"),
                keyless.replace("aa1111 (admin)", "aa1111"),
                all.replace(FakeNautobot.WRITES, "something else"),
                "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}",
                "{\"count\": 1, \"results\": [null, 1, [], {\"display\": {}}]}",
                "{\"count\": 1, \"results\": {}}",
                "[]",
                "<html>")) {
            nautobot.tokens = odd;
            WebResponse refused = page.receive(post("token=" + FakeNautobot.WRITES, Map.of()));
            assertEquals(400, refused.status(), odd);
            assertTrue(refused.body().contains("role=\"alert\""));
            assertFalse(refused.body().contains(FakeNautobot.WRITES));
        }
        assertEquals(List.of(), host.offers);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        String unknown =
                page.receive(post("token=" + FakeNautobot.UNKNOWN, Map.of())).body();
        assertTrue(unknown.contains("Invalid token"), unknown);
        String nobodys =
                page.receive(post("token=" + FakeNautobot.NOBODYS, Map.of())).body();
        assertTrue(nobodys.contains("users.view_token"), nobodys);
        assertTrue(nobodys.contains("bin/shipmate links code"), nobodys);
        assertEquals(List.of(), host.offers);
    }

    @Test
    void saysThatNautobotIsAway() throws Exception {
        nautobot.close();
        WebResponse away = page.receive(post("token=" + FakeNautobot.WRITES, Map.of()));
        assertEquals(400, away.status());
        assertTrue(away.body().contains("cannot be reached"), away.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token=",
                "token=short",
                "token=%00%00",
                "token=0123456789abcdef0123456789abcdef01aa1111%0D%0AX-Evil%3A%201",
                "token=%3Cscript%3Ealert(1)%3C%2Fscript%3Exxxxxxxxxxxxxxxxx",
                "token=%zz",
                "a&b&c&d&e&f&g&h&i&j&token=0123456789abcdef0123456789abcdef01aa1111",
                "=&=&&&&",
            })
    void asksNautobotOfNothingThatIsNoToken(String body) throws Exception {
        WebResponse response = page.receive(post(body, Map.of()));
        assertEquals(400, response.status());
        assertFalse(response.body().contains("alert(1)"));
        assertEquals(List.of(), nautobot.asked);
    }

    @Test
    void refusesLargeBodiesOtherTypesAndMethods() throws Exception {
        assertEquals(
                400, page.receive(post("token=" + "a".repeat(5_000), Map.of())).status());
        for (String type : List.of("application/json", "multipart/form-data", "text/plain", "")) {
            WebRequest request = post("token=" + FakeNautobot.WRITES, Map.of("Content-Type", type));
            assertEquals(415, page.receive(request).status(), type);
        }
        assertEquals(
                405,
                page.receive(new WebRequest("PUT", "", "", Map.of(), new byte[0]))
                        .status());
        assertEquals(List.of(), nautobot.asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "same-origin | https://chat.example    | chat.example   | true",
                "same-origin | null                    | chat.example   | true",
                "none        |                         | chat.example   | true",
                "cross-site  | https://chat.example    | chat.example   | false",
                "same-site   | https://evil.example    | chat.example   | false",
                "            | https://chat.example    | 10.0.0.1:8080  | true",
                "            | http://10.0.0.1:8080    | 10.0.0.1:8080  | true",
                "            | https://evil.example    | chat.example   | false",
                "            | null                    | chat.example   | false",
                "            | https://chat.example.evil.example | chat.example | false",
                "            |                         |                | true",
                "            | https://evil.example    |                | false",
            })
    void takesItsOwnFormAlone(String site, String origin, String hostHeader, boolean isTaken) throws Exception {
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(site).ifPresent(value -> headers.put("Sec-Fetch-Site", value));
        Optional.ofNullable(origin).ifPresent(value -> headers.put("Origin", value));
        Optional.ofNullable(hostHeader).ifPresent(value -> headers.put("Host", value));
        WebResponse response = page.receive(post("token=" + FakeNautobot.WRITES, headers));
        assertEquals(isTaken ? 200 : 403, response.status());
        assertEquals(isTaken ? 1 : 0, nautobot.asked.size());
    }

    @Test
    void asksNautobotABoundedNumberOfTimes() throws Exception {
        for (int i = 0; i < Tries.MOST; i++) {
            assertEquals(
                    400,
                    page.receive(post("token=" + FakeNautobot.UNKNOWN, Map.of()))
                            .status());
        }
        assertEquals(
                429,
                page.receive(post("token=" + FakeNautobot.WRITES, Map.of())).status());
        assertEquals(Tries.MOST, nautobot.asked.size());
    }

    @Test
    void warnsWhereAnybodyCanListen() throws Exception {
        for (String quiet : List.of("https://chat.example/", "http://127.0.0.1:8080", "http://localhost:8080/")) {
            host.publicUri = Optional.of(URI.create(quiet));
            assertFalse(form().contains("not encrypted on its way"), quiet);
        }
        host.publicUri = Optional.of(URI.create("http://chat.example/"));
        assertTrue(form().contains("not encrypted on its way"));
    }

    @Test
    void tellsNobodyTheToken() {
        assertFalse(new Form(FakeNautobot.WRITES, true).toString().contains(FakeNautobot.WRITES));
    }

    private String form() throws Exception {
        return host.page()
                .endpoint()
                .receive(new WebRequest("GET", "", "", Map.of(), new byte[0]))
                .body();
    }

    private static WebRequest post(String body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("Content-Type", List.of(FORM));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new WebRequest("POST", "", "", all, body.getBytes(StandardCharsets.UTF_8));
    }
}
