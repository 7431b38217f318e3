package dev.shipmate.plugins.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.testkit.HostInABox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, in which order and of whom, by a real host. */
class NetworkInAHostTest {

    private static final String INPUTS = ".*/variables/";

    private final ChatRoom room = new ChatRoom();

    @TempDir
    private Path home;

    @Test
    void asksForTheTargetAndThenForAYes() throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot("3.2", "redeploy-plain", "")
                        .edit(INPUTS, NautobotRedeployTest::withoutDryRun);
                HostInABox host = host(nautobot, Map.of())) {
            room.says("ada", "network redeploy");
            assertEquals("target? Which device, or which location? ", room.hears());
            room.answers("ada", "target", "ams01");
            assertEquals(
                    "confirm? Redeploy 2 devices at ams01 (2 Active): ams01-edge-01, ams01-leaf-01 with the Nautobot job"
                            + " Verify Hostnames? yes/no",
                    room.hears());
            room.answers("ada", "confirm", "yes");
            assertTrue(room.hears().startsWith("Verify Hostnames for ams01 began: "));
            assertTrue(room.hears().contains("Result: succeeded"));

            room.says("ada", "network redeploy ams01");
            assertTrue(room.hears().startsWith("confirm? Redeploy 2 devices"));
            room.answers("ada", "confirm", "no");
            assertEquals("Nothing was redeployed.", room.hears());
        }
    }

    @Test
    void triesFirstAndLetsASecondPersonApprove() throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot("3.2", "redeploy-approval", "");
                HostInABox host = host(nautobot, Map.of("network_redeploy_approval", "true"))) {
            room.says("ada", "network redeploy ams01");
            assertTrue(room.hears().startsWith("Dry run of Verify Hostnames for ams01 began: "));
            String tried = room.hears();
            room.says("ada", line(tried, "Ask for approval: "));
            String asked = room.hears();
            assertTrue(asked.startsWith("Request 2: ada asks to redeploy 2 devices at ams01"), asked);

            String approve = line(asked, "Approve or decline: ");
            room.says("ada", approve);
            String refused = room.hears();
            assertTrue(refused.contains("You asked for this yourself. Somebody else must approve request 2."), refused);

            room.says("bob", "network approve");
            assertEquals("number? Which request, by its number? 2", room.hears());
            room.answers("bob", "number", "2");
            assertTrue(room.hears().startsWith("confirm? ada asks to redeploy 2 devices at ams01"));
            room.answers("bob", "confirm", "yes");
            assertTrue(room.hears().startsWith("Verify Hostnames for ams01 began: "));
            String done = room.hears();
            assertTrue(done.startsWith("Request 2: asked by ada, approved by bob."), done);
        }
    }

    @Test
    void whoeverCancelsIsToldThatNautobotWasTold() throws Exception {
        try (RecordedNautobot nautobot =
                        new RecordedNautobot("3.2", "redeploy-cancelled", "").edit(INPUTS, NautobotRedeployTest::slow);
                HostInABox host = host(nautobot, Map.of())) {
            nautobot.isHurried = false;
            room.says("ada", "network redeploy ams01");
            assertTrue(room.hears().startsWith("Dry run of Verify Hostnames for ams01 began: "));
            room.says("ada", "shipmate cancel");
            room.hearsUntil("number? ");
            room.answers("ada", "number", "1");
            room.hearsUntil("Nautobot was told to end it too.");

            assertTrue(nautobot.asked.stream().anyMatch(line -> line.startsWith("POST") && line.endsWith("/cancel/")));
        }
    }

    private HostInABox host(RecordedNautobot nautobot, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "enable_room", "true",
                "nautobot_url", nautobot.address(),
                "nautobot_token", "a-token",
                "nautobot_unlinked_may_change", "true",
                "network_redeploy_job", "Verify Hostnames"));
        settings.putAll(more);
        return HostInABox.start(home, HostInABox.freeAddress(), settings, new NetworkPlugin(), room)
                .open();
    }

    private static String line(String told, String label) {
        return told.lines()
                .filter(text -> text.startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(told))
                .substring(label.length());
    }
}
