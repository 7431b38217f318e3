package dev.shipmate.plugins.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Subcommand;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redeploying by a job of a real Nautobot: tried, confirmed, approved, run, cancelled. */
class NautobotRedeployTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final String RUN = ".*/run/";
    private static final String INPUTS = ".*/variables/";
    private static final String RESULT = "/api/extras/job-results/[^/]*/";
    private static final String LOGS = "/api/extras/job-results/[^/]*/logs/";

    private final Map<String, String> settings =
            new HashMap<>(Map.of("network_redeploy_job", "Verify Hostnames", "nautobot_unlinked_may_change", "true"));
    private final FakeStore store = new FakeStore();
    private final StringBuilder told = new StringBuilder();
    private RecordedNautobot nautobot;
    private FakeContext context;

    @AfterEach
    void stop() {
        if (nautobot != null) {
            nautobot.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void triesFirstAndAsksThenAndRunsOnce(String version) throws Exception {
        start(version, "redeploy-location", "admin");

        assertFalse(in("redeploy", Map.of("target", "ams01")).isAsked("confirm"));
        run("ada", "redeploy", Map.of("target", "ams01"));
        run("ada", "redeploy", Map.of("target", "jfk01", "confirm", "1"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "1"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "1"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "7"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "no"));

        Golden.check(version + "/redeploy-location.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void aYesBeforehandRunsWhenTheDryRunSucceeded(String version) throws Exception {
        start(version, "redeploy-device", "admin");

        run("ada", "redeploy", Map.of("target", "ams01-edge-01", "confirm", "yes"));

        Golden.check(version + "/redeploy-device.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void aJobWithoutADryRunIsAskedAboutAtOnce(String version) throws Exception {
        start(version, "redeploy-plain", "admin");
        nautobot.edit(INPUTS, NautobotRedeployTest::withoutDryRun);

        FakeInvocation asked = in("redeploy", Map.of("target", "ams01"));
        assertTrue(asked.isAsked("confirm"));
        told.append(asked.question("confirm"))
                .append("\n")
                .append(asked.choices("confirm"))
                .append("\n");
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "no"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "yes"));

        Golden.check(version + "/redeploy-plain.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void aSecondPersonApproves(String version) throws Exception {
        settings.put("network_redeploy_approval", "true");
        start(version, "redeploy-approval", "admin");

        run("ada", "redeploy", Map.of("target", "ams01"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "1"));
        run("ada", "approve", Map.of("number", "2", "confirm", "yes"));
        FakeInvocation asked = in("approve", Map.of("number", "2"));
        asked.user = "bob";
        told.append(asked.choices("number")).append("\n");
        told.append(asked.question("confirm")).append("\n");
        run("bob", "approve", Map.of("number", "2", "confirm", "yes"));
        run("cleo", "approve", Map.of("number", "2", "confirm", "no"));
        run("bob", "approve", Map.of("number", "9", "confirm", "yes"));

        Golden.check(version + "/redeploy-approval.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void aRequestIsDeclinedOrExpires(String version) throws Exception {
        settings.put("network_redeploy_approval", "true");
        start(version, "redeploy-declined", "admin");
        nautobot.edit(INPUTS, NautobotRedeployTest::withoutDryRun);

        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "yes"));
        run("bob", "approve", Map.of("number", "1", "confirm", "no"));
        run("cleo", "approve", Map.of("number", "1", "confirm", "yes"));
        FakeInvocation nothing = in("approve", Map.of());
        assertEquals(
                "No redeployment waits for an approval.",
                assertThrows(CommandException.class, () -> nothing.choices("number"))
                        .getMessage());
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "yes"));
        store.expire();
        run("bob", "approve", Map.of("number", "2", "confirm", "yes"));
        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "yes"));

        Golden.check(version + "/redeploy-declined.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void twoChatAccountsOfOneNautobotUserAreOnePerson(String version) throws Exception {
        settings.put("network_redeploy_approval", "true");
        start(version, "redeploy-one-person", "admin");
        nautobot.edit(INPUTS, NautobotRedeployTest::withoutDryRun);
        FakeInvocation asker = in("redeploy", Map.of("target", "ams01", "confirm", "yes"));
        asker.caller = linked("ada");
        asker.run();
        FakeInvocation other = in("approve", Map.of("number", "1", "confirm", "yes"));
        other.user = "u2";
        other.caller = linked("ada");

        assertEquals(
                "You asked for this yourself. Somebody else must approve request 1.",
                assertThrows(CommandException.class, other::run).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void tellsThatNautobotItselfWaitsForAnApproval(String version) throws Exception {
        start(version, "redeploy-waits", "admin");
        nautobot.edit(INPUTS, NautobotRedeployTest::withoutDryRun).instead(RUN, version, "job-run-waits-for-approval");

        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "yes"));

        Golden.check(version + "/redeploy-waits.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void aFailedRunFailsWithItsLog(String version) throws Exception {
        start(version, "redeploy-failed", "admin");
        nautobot.edit(INPUTS, NautobotRedeployTest::withoutDryRun)
                .instead(RESULT, version, "job-result-failure")
                .instead(LOGS, version, "job-logs-failure");

        run("ada", "redeploy", Map.of("target", "ams01", "confirm", "yes"));

        Golden.check(version + "/redeploy-failed.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void nothingIsRunAfterAFailedDryRun(String version) throws Exception {
        start(version, "redeploy-dry-run-failed", "admin");
        nautobot.instead(RESULT, version, "job-result-failure").instead(LOGS, version, "job-logs-failure");

        run("ada", "redeploy", Map.of("target", "ams01-edge-01", "confirm", "yes"));

        Golden.check(version + "/redeploy-dry-run-failed.txt", told.toString());
        assertEquals(
                1,
                nautobot.asked.stream()
                        .filter(line -> line.startsWith("POST") && line.endsWith("/run/"))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void whoeverCancelsIsToldWhatBecomesOfTheJob(String version) throws Exception {
        start(version, "redeploy-cancelled", "admin");
        nautobot.isHurried = false;
        nautobot.edit(INPUTS, NautobotRedeployTest::slow);
        FakeInvocation in = in("redeploy", Map.of("target", "ams01"));
        in.cancelledAfter = 0;

        assertThrows(CancellationException.class, in::run);

        Golden.check(
                version + "/redeploy-cancelled.txt",
                String.join("\n", context.posted()).replace(nautobot.address(), RecordedNautobot.ADDRESS.toString()));
        assertEquals(
                version.equals("3.2"),
                nautobot.asked.stream().anyMatch(line -> line.startsWith("POST") && line.endsWith("/cancel/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void whoeverIsLinkedActsWithTheirOwnToken(String version) throws Exception {
        settings.remove("nautobot_unlinked_may_change");
        nautobot = new RecordedNautobot(version, "redeploy-device", "");
        settings.put("nautobot_url", nautobot.address());
        settings.put("nautobot_token", "a-token");
        FakeInvocation in = in("redeploy", Map.of("target", "ams01-edge-01", "confirm", "yes"));
        in.caller = linked("ada");

        assertTrue(in.run().contains("Result: succeeded"));
        assertEquals(Set.of("Token own-token"), nautobot.tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void refusesWhatCannotBeRun(String version) throws Exception {
        start(version, "redeploy-refused", "admin");
        run("ada", "redeploy", Map.of("target", "ams01-egde-01"));
        for (String job : new String[] {"No Such Job", "Sweep Decks", "Break Configuration"}) {
            settings.put("network_redeploy_job", job);
            run("ada", "redeploy", Map.of("target", "ams01"));
        }
        settings.remove("network_redeploy_job");
        run("ada", "redeploy", Map.of("target", "ams01"));
        settings.put("network_redeploy_job", "Verify Hostnames");
        settings.remove("nautobot_unlinked_may_change");
        run("ada", "redeploy", Map.of("target", "ams01"));

        Golden.check(version + "/redeploy-refused.txt", told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void refusesWhatNautobotRefuses(String version) throws Exception {
        start(version, "half-redeploy", "half");

        run("ada", "redeploy", Map.of("target", "ams01-edge-01"));
        run("ada", "redeploy", Map.of("target", "jfk01-edge-01"));

        Golden.check(version + "/half-redeploy.txt", told.toString());
    }

    private void start(String version, String name, String token) throws IOException {
        nautobot = new RecordedNautobot(version, name, token);
        settings.put("nautobot_url", nautobot.address());
        settings.put("nautobot_token", "a-token");
    }

    private void run(String user, String subcommand, Map<String, String> typed) throws Exception {
        FakeInvocation in = in(subcommand, typed);
        in.user = user;
        told.append("> ").append(user).append(": ").append(subcommand);
        typed.values().stream().sorted().forEach(value -> told.append(' ').append(value));
        String answer;
        try {
            answer = in.run();
        } catch (CommandException e) {
            answer = String.join("\n", in.said) + (in.said.isEmpty() ? "" : "\n") + "FAILED " + e.getMessage();
        }
        told.append("\n")
                .append(answer.replace(nautobot.address(), RecordedNautobot.ADDRESS.toString()))
                .append("\n\n");
    }

    private FakeInvocation in(String name, Map<String, String> typed) {
        context = new FakeContext(settings, store, NOW);
        Subcommand subcommand =
                new NetworkPlugin().commands(context).get(0).subcommand(name).orElseThrow();
        return new FakeInvocation(subcommand, new FakeInvocation.FakeSession(), typed);
    }

    static JsonObject withoutDryRun(JsonObject response) {
        JsonArray left = new JsonArray();
        for (JsonElement input : response.getAsJsonArray("body")) {
            if (!input.getAsJsonObject().get("type").getAsString().equals("DryRunVar")) {
                left.add(input);
            }
        }
        response.add("body", left);
        return response;
    }

    /** The sample's job waits in its middle when it is told to. */
    static JsonObject slow(JsonObject response) {
        for (JsonElement input : response.getAsJsonArray("body")) {
            if (input.getAsJsonObject().get("name").getAsString().equals("pause")) {
                input.getAsJsonObject().addProperty("default", 20);
            }
        }
        return response;
    }

    private static Caller linked(String nautobotUser) {
        return new Caller() {
            @Override
            public Optional<String> nautobotUser() {
                return Optional.of(nautobotUser);
            }

            @Override
            public Optional<String> secret(String name) {
                return Optional.of("own-token");
            }
        };
    }
}
