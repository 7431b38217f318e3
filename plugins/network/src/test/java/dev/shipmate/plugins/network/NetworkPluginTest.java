package dev.shipmate.plugins.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.network.sample.Pause;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class NetworkPluginTest {

    private static final Instant NOW = Instant.parse("2026-03-14T10:30:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private final Session session = new FakeInvocation.FakeSession();

    @Test
    void isFoundAsAService() {
        List<String> found = ServiceLoader.load(Plugin.class).stream()
                .map(service -> service.get().name())
                .toList();

        assertEquals(List.of("network"), found);
    }

    @Test
    void showsTheWholeNetwork() throws Exception {
        Golden.check("status.txt", run("status", Map.of()));
    }

    @Test
    void showsADevice() throws Exception {
        Golden.check("status-device.txt", run("status", Map.of("what", " AMS01-edge-01 ")));
    }

    @Test
    void showsTheDevicesOfALocationRoleOrStatus() throws Exception {
        Golden.check("status-location.txt", run("status", Map.of("what", "fra02")));
        assertTrue(run("status", Map.of("what", "spine")).contains("2 devices: spine"));
        assertTrue(run("status", Map.of("what", "failed")).contains("1 device: failed"));
    }

    @Test
    void tellsWhoChangedWhat() throws Exception {
        Golden.check("history.txt", run("history", Map.of("device", "ams01-edge-01")));
        Golden.check("history-since.txt", run("history", Map.of("device", "ams01-edge-01", "since", "90d")));
    }

    @Test
    void tellsThatNobodyChangedAnything() throws Exception {
        assertEquals(
                "Sample data\nNobody changed ams01-spine-01 since 2026-03-14 08:30 UTC.",
                run("history", Map.of("device", "ams01-spine-01", "since", "2h")));
        assertEquals(
                "FAILED 2031-05-17 is still to come. Give a time that has passed, such as 2h or 7d.",
                run("history", Map.of("device", "ams01-spine-01", "since", "2031-05-17")));
    }

    @Test
    void offersTheDeviceNamedLastFirst() throws Exception {
        FakeInvocation in = in("history", Map.of());
        assertEquals(Optional.empty(), in.suggestion("device"));
        assertEquals("ams01-edge-01", in.choices("device").get(0).value());

        run("status", Map.of("what", "jfk01-core-02"));

        assertEquals(Optional.of("jfk01-core-02"), in.suggestion("device"));
        assertEquals(
                new Choice("jfk01-core-02 (Active)", "jfk01-core-02"),
                in.choices("device").get(0));
        assertEquals(
                24, in.choices("device").stream().map(Choice::value).distinct().count());
        assertEquals(24, in.choices("device").size());
    }

    @Test
    void forgetsADeviceThatIsGone() {
        session.put("device", "ber01-edge-01");

        assertEquals(Optional.empty(), in("history", Map.of()).suggestion("device"));
        assertEquals(24, in("history", Map.of()).choices("device").size());
    }

    @Test
    void asksByNameBeforeItRedeploys() {
        assertEquals(
                "Sample data: Redeploy 3 devices at sin01: sin01-edge-01, sin01-core-01, sin01-leaf-01?",
                in("redeploy", Map.of("target", "sin01")).question("confirm"));
        assertEquals(
                "Sample data: Redeploy ams01-edge-01?",
                in("redeploy", Map.of("target", "ams01-edge-01")).question("confirm"));
        List<Choice> targets = in("redeploy", Map.of()).choices("target");
        assertEquals(new Choice("ams01 (8 devices)", "ams01"), targets.get(0));
        assertEquals(28, targets.size());
    }

    @Test
    void redeploysStepByStep() throws Exception {
        FakeInvocation in = in("redeploy", Map.of("target", "sin01", "confirm", "yes"));

        Golden.check("redeploy.txt", in.run());

        assertEquals(
                List.of(
                        "0/3 redeploying sin01-edge-01",
                        "1/3 redeploying sin01-core-01",
                        "2/3 redeploying sin01-leaf-01"),
                in.progress);
        assertEquals(3, pauses.size());
    }

    @Test
    void aDeviceThatFailsMakesTheCommandFailAfterTheResultsWereShown() throws Exception {
        Golden.check("redeploy-failed.txt", run("redeploy", Map.of("target", "fra02", "confirm", "yes")));
    }

    @Test
    void touchesNothingWithoutAYes() throws Exception {
        assertEquals(
                "Sample data\nNothing was redeployed.", run("redeploy", Map.of("target", "ams01", "confirm", "no")));
        assertEquals(List.of(), pauses);
    }

    @Test
    void stopsBetweenTwoDevicesWhenCancelled() throws Exception {
        FakeInvocation in = in("redeploy", Map.of("target", "sin01", "confirm", "yes"));
        in.cancelledAfter = 1;

        assertEquals(
                "FAILED Sample data: stopped after 1 of 3 devices. Not finished: sin01-core-01, sin01-leaf-01.",
                in.run());
        assertEquals(1, pauses.size());
    }

    @Test
    void stopsWithinADeviceWhenInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        Subcommand redeploy = subcommand("redeploy", true, time -> {
            throw new InterruptedException();
        });
        String told = new FakeInvocation(redeploy, session, Map.of("target", "sin01", "confirm", "y")).run();

        assertTrue(Thread.interrupted());
        assertTrue(told.startsWith("FAILED Sample data: stopped after 0 of 3 devices."), told);
    }

    @Test
    void onlyRedeployChangesAnythingAndIsNeverRunTwice() {
        assertTrue(subcommand("redeploy", true, pauses::add).isChange());
        assertFalse(subcommand("redeploy", true, pauses::add).isRepeatable());
        assertEquals(
                Optional.of(Duration.ofMinutes(30)),
                subcommand("redeploy", true, pauses::add).limit());
        assertFalse(subcommand("status", true, pauses::add).isChange());
        assertFalse(subcommand("history", true, pauses::add).isChange());
        assertTrue(subcommand("redeploy", false, pauses::add).isChange());
    }

    @Test
    void saysWhatToSetWhenThereIsNoInventory() throws Exception {
        for (String name : List.of("status", "history", "redeploy", "approve")) {
            Subcommand subcommand = subcommand(name, false, pauses::add);
            assertTrue(subcommand.parameters().stream()
                    .allMatch(parameter -> parameter.fallback().isPresent() && parameter.takesRest()));
            assertEquals(
                    "FAILED No network inventory is configured. An administrator can set nautobot_url and nautobot_token in"
                            + " conf/plugins.properties, or network_sample_data=true to try the commands with sample data.",
                    new FakeInvocation(subcommand, session, Map.of()).run());
        }
    }

    @Test
    void aSlipIsAnsweredWithTheNearestNames() {
        assertEquals(
                "There is no device \"ams01-egde-01\" in the sample data. Did you mean ams01-edge-01 or ams01-edge-02?",
                refusal("history", Map.of("device", "ams01-egde-01")));
        assertEquals(
                "There is no device or location \"fra2\" in the sample data. Did you mean fra02?",
                refusal("redeploy", Map.of("target", "fra2", "confirm", "yes")));
        assertEquals(
                "There is no device, location, role or status \"spin\" in the sample data. Did you mean spine?",
                refusal("status", Map.of("what", "spin")));
    }

    @Test
    void hostileNamesAreRefusedInAShortSentence() {
        for (String hostile : List.of(
                "", "*", "<!channel>", "ams01\0", "a".repeat(1_000_000), "ams01-edge-01\nfra02", "../..", "%s", "٣")) {
            for (String name : List.of("status", "history", "redeploy")) {
                String told =
                        refusal(name, Map.of("what", hostile, "device", hostile, "target", hostile, "confirm", "yes"));
                assertTrue(told.contains("There is no device"), told);
                assertTrue(told.length() < 250, told);
            }
        }
        assertEquals(List.of(), pauses);
    }

    private String run(String name, Map<String, String> typed) throws Exception {
        return in(name, typed).run();
    }

    private String refusal(String name, Map<String, String> typed) {
        return assertThrows(CommandException.class, () -> run(name, typed)).getMessage();
    }

    private FakeInvocation in(String name, Map<String, String> typed) {
        return new FakeInvocation(subcommand(name, true, pauses::add), session, typed);
    }

    private Subcommand subcommand(String name, boolean hasSampleData, Pause pause) {
        return new NetworkPlugin(pause)
                .commands(new FakeContext(Map.of("network_sample_data", Boolean.toString(hasSampleData)), NOW))
                .get(0)
                .subcommand(name)
                .orElseThrow();
    }
}
