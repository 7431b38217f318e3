package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlashCommandTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY = "channel_id=c1&channel_name=town-square&command=%2Fnetwork"
            + "&response_url=https%3A%2F%2Fchat.example.com%2Fhooks%2Fcommands%2Fabc&team_domain=example&team_id=t1"
            + "&text=status+ams01&token=" + FakeContext.COMMAND_TOKEN
            + "&trigger_id=VHJpZ2dlcg%3D%3D&user_id=u1&user_name=alice&root_id=r1";

    private final FakeContext context = new FakeContext(new SetClock());
    private final ChatPlatform mattermost =
            new MattermostPlugin().platforms(context).get(0);

    @Test
    @DisplayName("a slash command is a line, with who, where and how to answer")
    void read() throws Exception {
        Received received = mattermost.receive(post("Token " + FakeContext.COMMAND_TOKEN, BODY));
        Inbound.Line line = (Inbound.Line) received.inbounds().get(0);

        assertEquals("network status ams01", line.text());
        assertEquals(new Party("t1", "example"), line.origin().organization());
        assertEquals(new Party("c1", "town-square"), line.origin().channel());
        assertEquals(new Party("u1", "alice"), line.origin().user());
        ReplyAddress address = ReplyAddress.of(line.origin());
        assertEquals("https://chat.example.com/hooks/commands/abc", address.responseUrl());
        assertEquals("r1", address.root());
        assertEquals("{}", received.response().body());
        assertEquals("application/json", received.response().contentType());
    }

    @Test
    @DisplayName("a repeat has the same delivery id, the next command another")
    void deliveryIds() throws Exception {
        String first = id(mattermost.receive(post("Token " + FakeContext.COMMAND_TOKEN, BODY)));
        assertEquals(first, id(mattermost.receive(post("Bearer " + FakeContext.COMMAND_TOKEN, BODY))));
        String next = BODY.replace("VHJpZ2dlcg", "QW5vdGhlcg");
        assertNotEquals(first, id(mattermost.receive(post("Token " + FakeContext.COMMAND_TOKEN, next))));
        String withoutTrigger = BODY.replaceAll("&trigger_id=[^&]*", "");
        assertTrue(id(mattermost.receive(post("Token " + FakeContext.COMMAND_TOKEN, withoutTrigger)))
                        .length()
                <= 255);
    }

    @Test
    @DisplayName("the token is taken from the header, as Token or Bearer, else from the body")
    void tokenPlaces() throws Exception {
        for (String header : List.of("Token ", "token ", "Bearer ")) {
            assertFalse(mattermost
                    .receive(post(header + FakeContext.COMMAND_TOKEN, "command=/x"))
                    .inbounds()
                    .isEmpty());
        }
        assertFalse(mattermost.receive(post("", BODY)).inbounds().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Token", "Token ", "Token wrong", "xyz", "Basic YTpi", "Token a b c"})
    @DisplayName("an unknown, missing or odd token is refused with 401 and nothing happens")
    void wrongTokens(String header) {
        String body = BODY.replaceAll("&token=[^&]*", "");
        UnverifiedRequestException refused =
                assertThrows(UnverifiedRequestException.class, () -> mattermost.receive(post(header, body)));
        assertEquals(401, refused.status());
        assertFalse(String.valueOf(refused.getMessage()).contains("wrong "));
    }

    @Test
    @DisplayName("a wrong header is not made good by the body")
    void wrongHeaderCounts() {
        assertThrows(UnverifiedRequestException.class, () -> mattermost.receive(post("Token wrong", BODY)));
    }

    @Test
    @DisplayName("a command that is configured for GET has its fields in the query")
    void commandsByGet() throws Exception {
        WebRequest request = new WebRequest(
                "GET",
                "slash_command",
                BODY,
                Map.of("Authorization", List.of("Token " + FakeContext.COMMAND_TOKEN)),
                new byte[0]);
        Inbound.Line line =
                (Inbound.Line) mattermost.receive(request).inbounds().get(0);
        assertEquals("network status ams01", line.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/hooks/commands/abc",
                "https://chat.example.com.evil.example/hooks/commands/abc",
                "https://chat.example.com@evil.example/hooks/commands/abc",
                "https://chat.example.com:8443/hooks/commands/abc",
                "http://chat.example.com/hooks/commands/abc",
                "https://chat.example.com/hooks/commands/../../api/v4/users",
                "https://chat.example.com/api/v4/posts",
                "https://chat.example.com/hooks/commands/abc?x=y",
                "file:///etc/passwd",
                ":"
            })
    @DisplayName("a response address that is not the server's own is not kept (S11)")
    void foreignResponseAddresses(String url) throws Exception {
        String body = BODY.replaceAll(
                "&response_url=[^&]*",
                "&response_url=" + java.net.URLEncoder.encode(url, UTF_8).replace("$", "\\$"));
        Inbound.Line line = (Inbound.Line) mattermost
                .receive(post("Token " + FakeContext.COMMAND_TOKEN, body))
                .inbounds()
                .get(0);
        assertNull(ReplyAddress.of(line.origin()).responseUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&", "command=", "command=+++", "text=x", "command=%zz", "command=%ff", "command=a%00b", "="
            })
    @DisplayName("a form that cannot be read is answered 400")
    void malformed(String body) throws Exception {
        Received received = mattermost.receive(post("Token " + FakeContext.COMMAND_TOKEN, body));
        assertEquals(400, received.response().status());
        assertTrue(received.inbounds().isEmpty());
    }

    @Test
    @DisplayName("a form of another type is answered 400")
    void otherTypes() throws Exception {
        WebRequest request = new WebRequest(
                "POST",
                "slash_command",
                "",
                Map.of(
                        "Authorization",
                        List.of("Token " + FakeContext.COMMAND_TOKEN),
                        "Content-Type",
                        List.of("application/json")),
                "{}".getBytes(UTF_8));
        assertEquals(400, mattermost.receive(request).response().status());
    }

    @Test
    @DisplayName("what is missing is unknown and not made up (F7)")
    void missingParties() throws Exception {
        Inbound.Line line = (Inbound.Line) mattermost
                .receive(post("Token " + FakeContext.COMMAND_TOKEN, "command=%2Fx&channel_id="))
                .inbounds()
                .get(0);
        assertNull(line.origin().organization());
        assertNull(line.origin().user());
        assertEquals(Party.of(""), line.origin().channel());
        assertEquals("x ", line.text());
    }

    @Test
    @DisplayName("only the slash before the command goes, slashes in arguments stay")
    void slashes() throws Exception {
        Inbound.Line line = (Inbound.Line) mattermost
                .receive(post("Token " + FakeContext.COMMAND_TOKEN, "command=%2Fnetwork&text=find+10.0.0.0%2F8+/x"))
                .inbounds()
                .get(0);
        assertEquals("network find 10.0.0.0/8 /x", line.text());
    }

    @Test
    @DisplayName("other addresses and methods are not found, before anything is verified")
    void notFound() throws Exception {
        for (String path : List.of("", "nonsense", "slash_command/x")) {
            assertEquals(404, status("POST", path));
        }
        assertEquals(404, status("PUT", "slash_command"));
        assertEquals(404, status("GET", "interaction"));
    }

    @Test
    @DisplayName("without public_url the plugin says in one line that it is needed (S20)")
    void publicUrlIsNeeded() {
        FakeContext incomplete = new FakeContext(new SetClock()).withoutPublicUrl();
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new MattermostPlugin().platforms(incomplete));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("public_url is not set"));
    }

    private int status(String method, String path) throws Exception {
        return mattermost
                .receive(new WebRequest(method, path, "", Map.of(), new byte[0]))
                .response()
                .status();
    }

    private static String id(Received received) {
        return received.inbounds().get(0).deliveryId();
    }

    private static WebRequest post(String authorization, String body) {
        Map<String, List<String>> headers = authorization.isEmpty()
                ? Map.of("Content-Type", List.of(FORM))
                : Map.of("Authorization", List.of(authorization), "Content-Type", List.of(FORM + "; charset=utf-8"));
        return new WebRequest("POST", "slash_command", "", headers, body.getBytes(ISO_8859_1));
    }
}
