package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAddressesTest {

    private final SlackAddresses slack = new SlackAddresses(URI.create("https://slack.com/api/"));
    private final SlackAddresses standIn = new SlackAddresses(URI.create("http://127.0.0.1:8099/api"));

    @Test
    void methodsAreBelowTheApi() {
        assertEquals(URI.create("https://slack.com/api/chat.postMessage"), slack.method("chat.postMessage"));
        assertEquals(URI.create("http://127.0.0.1:8099/api/chat.update"), standIn.method("chat.update"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/commands/T1/1/abc",
                "https://HOOKS.slack.com/actions/T1/1/abc",
                "https://hooks.slack-gov.com/commands/T1/1/abc"
            })
    void slacksResponseAddressesMayBeCalled(String url) {
        assertTrue(slack.response(url).isPresent());
        assertTrue(standIn.response(url).isPresent());
    }

    @ParameterizedTest
    @DisplayName("A response address that is not Slack's is not called (S11)")
    @ValueSource(
            strings = {
                "http://hooks.slack.com/commands/1",
                "https://hooks.slack.com:8443/commands/1",
                "https://hooks.slack.com@evil.example/commands/1",
                "https://user@hooks.slack.com/commands/1",
                "https://hooks.slack.com.evil.example/commands/1",
                "https://evilhooks.slack.com/commands/1",
                "https://slack.com/api/chat.postMessage",
                "https://169.254.169.254/latest",
                "http://127.0.0.1:8099/response/1",
                "file:///etc/passwd",
                "hooks.slack.com/commands/1",
                "https://hooks.slack.com\\@evil.example/",
                ""
            })
    void noOtherAddressIsCalled(String url) {
        assertTrue(slack.response(url).isEmpty());
    }

    @Test
    void aStandInMayNameItsOwnAddresses() {
        assertTrue(standIn.response("http://127.0.0.1:8099/response/1").isPresent());
        assertTrue(standIn.upload("http://127.0.0.1:8099/upload/1").isPresent());
        assertTrue(standIn.response("http://127.0.0.1:8100/response/1").isEmpty());
        assertTrue(standIn.response("https://127.0.0.1:8099/response/1").isEmpty());
    }

    @Test
    @DisplayName("Files are uploaded to Slack alone (S11)")
    void filesGoToSlackAlone() {
        assertTrue(slack.upload("https://files.slack.com/upload/v1/abc").isPresent());
        assertTrue(slack.upload("https://a.slack-edge.com/upload").isPresent());
        assertTrue(slack.upload("https://notslack.com/upload").isEmpty());
        assertTrue(slack.upload("http://files.slack.com/upload").isEmpty());
        assertTrue(slack.upload(null).isEmpty());
    }
}
