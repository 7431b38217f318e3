package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.distribution.SlackStandIn.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three examples of the set-up guide, through a signed request to the running distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantExamplesIT {

    private static final Pattern ID = Pattern.compile("\"id\" : \"([^\"]+)\"");
    private static final String HEADER = "command,subcommand,grant_type,name,value\n";
    private static final String FIRST =
            HEADER + "*,*,organization,my-org,T202B88NN\n*,*,channel,any,*\n*,*,user,any,*\n";
    private static final String SECOND = HEADER
            + "*,*,organization,my-org,T202B88NN\nsupport,*,channel,support,C2020H455\n"
            + "devops,*,channel,devops,C3030I566\n*,*,user,any,*\n";
    private static final String THIRD = HEADER
            + "*,*,organization,my-org,T202B88NN\njokes,*,channel,any,*\njokes,*,user,any,*\n"
            + "network,*,channel,devops,C3030I566\nnetwork,history,user,any,*\n"
            + "network,redeploy,user,admin1,U2049K991\nnetwork,redeploy,user,admin2,U2039K725\n"
            + "network,redeploy,user,admin3,U7924K784\nnetwork,status,user,any,*\n"
            + "weather,*,channel,any,*\nweather,*,user,any,*\n";

    @TempDir
    private static Path folder;

    private final SlackStandIn slack = new SlackStandIn();
    private HostProcess host;
    private Path home;
    private String current = "";

    @BeforeAll
    void start() {
        home = HostProcess.home(
                folder.resolve("home"),
                "http_host=127.0.0.1",
                "http_port=0",
                "enable_slack=true",
                "slack_api_token=xoxb-test",
                "slack_signing_secret=" + SlackUser.SECRET,
                "slack_api_url=" + slack.address(),
                "network_sample_data=true",
                "weather_sample_data=true");
        DroppedJar.withCommands(home.resolve("plugins"), "teams", "support", "devops");
        host = HostProcess.start(home);
    }

    @AfterAll
    void stop() {
        assertEquals(0, host.stop());
        slack.close();
    }

    @Test
    @DisplayName("first example: everything for everybody of the one organization")
    void first() throws IOException {
        grants(FIRST);
        assertAnswered("C1", "U1", "jokes", "tell");
        assertAnswered("C3030I566", "U2049K991", "network", "status");
        assertAnswered("C1", "U1", "support", "say");
    }

    @ParameterizedTest(name = "second example: {0} {1} in {2} is {3}")
    @CsvSource({
        "support, say, C2020H455, answered",
        "support, say, C3030I566, blocked",
        "support, say, C1, blocked",
        "devops, say, C3030I566, answered",
        "devops, say, C2020H455, blocked",
        "jokes, tell, C2020H455, blocked",
    })
    void second(String command, String text, String channel, String expected) throws IOException {
        grants(SECOND);
        assertThat(expected, channel, "U1", command, text, "channel");
    }

    @ParameterizedTest(name = "third example: {0} {1} in {2} by {3} is {4}")
    @CsvSource({
        "jokes, tell, C1, U1, answered, ''",
        "weather, forecast Oslo, C1, U1, answered, ''",
        "network, status, C3030I566, U1, answered, ''",
        "network, status, C1, U1, blocked, channel",
        "network, history ams01-edge-01, C3030I566, U1, answered, ''",
        "network, redeploy ams01-edge-01 yes, C3030I566, U1, blocked, user",
        "network, redeploy ams01-edge-01 yes, C3030I566, U2049K991, answered, ''",
        "network, redeploy ams01-edge-01 yes, C3030I566, U2039K725, answered, ''",
        "network, redeploy ams01-edge-01 yes, C3030I566, U7924K784, answered, ''",
        "network, redeploy ams01-edge-01 yes, C1, U2049K991, blocked, channel",
        "support, say, C1, U1, blocked, channel",
    })
    void third(String command, String text, String channel, String user, String expected, String scope)
            throws IOException {
        grants(THIRD);
        assertThat(expected, channel, user, command, text, scope);
    }

    private void assertThat(String expected, String channel, String user, String command, String text, String scope) {
        if (expected.equals("answered")) {
            assertAnswered(channel, user, command, text);
        } else {
            Call refusal = send(channel, user, command, text);
            assertEquals("chat.postEphemeral", refusal.method(), refusal.text());
            assertEquals(user, refusal.arguments().get("user"));
            assertTrue(refusal.text().contains("not permitted"), refusal.text());
            assertTrue(refusal.text().contains(scope + " "), refusal.text());
            assertTrue(refusal.text().contains(scope.equals("user") ? user : channel), refusal.text());
        }
    }

    private void assertAnswered(String channel, String user, String command, String text) {
        Call answer = send(channel, user, command, text);
        assertEquals("chat.postMessage", answer.method(), answer.text());
        assertEquals(channel, answer.channel());
    }

    /** Types a line and returns the host's answer to it, which is not what it says of its progress. */
    private Call send(String channel, String user, String command, String text) {
        slack.forget();
        assertEquals(200, new SlackUser(host.address(), channel, user).types(command, text));
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> slack.calls().stream()
                                .filter(call -> call.method().startsWith("chat.post"))
                                // an answer before this one may have a chart that comes after its text
                                .filter(call -> call.channel().equals(channel))
                                .filter(call -> !call.text().startsWith("network redeploy: "))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Puts these grants in place of all others, beside the running host. */
    private void grants(String csv) throws IOException {
        if (csv.equals(current)) {
            return;
        }
        Matcher ids = ID.matcher(shipmate("", "grants", "list", "--json", "--home", home.toString())
                .out());
        while (ids.find()) {
            assertEquals(
                    0,
                    shipmate("", "grants", "remove", ids.group(1), "--home", home.toString())
                            .exit());
        }
        Path file = folder.resolve("grants.csv");
        Files.writeString(file, csv);
        assertEquals(
                0,
                shipmate("", "grants", "import", file.toString(), "--home", home.toString())
                        .exit());
        current = csv;
    }
}
