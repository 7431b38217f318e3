package dev.shipmate.plugins.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands against what a real Nautobot of both versions answered. */
class NautobotNetworkTest {

    /** On the day of the recordings. */
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final Session session = new FakeInvocation.FakeSession();

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void showsTheWholeNetwork(String version) throws Exception {
        check(version, "status", "admin", "status", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void showsADeviceByNameWhateverTheCase(String version) throws Exception {
        check(version, "status-device", "admin", "status", Map.of("what", " AMS01-edge-01 "));

        assertEquals("ams01-edge-01", session.get("device").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void listsTheDevicesOfALocationRoleOrStatus(String version) throws Exception {
        check(version, "status-location", "admin", "status", Map.of("what", "ams01"));
        check(version, "status-parent", "admin", "status", Map.of("what", "campus-01"));
        check(version, "status-role", "admin", "status", Map.of("what", "edge router"));
        check(version, "status-status", "admin", "status", Map.of("what", "planned"));
        check(version, "status-absent", "admin", "status", Map.of("what", "ams01-egde-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void showsHalfOfTheNetworkToWhomNautobotShowsHalf(String version) throws Exception {
        check(version, "half-status", "half", "status", Map.of());
        check(version, "half-status-device", "half", "status", Map.of("what", "jfk01-edge-01"));
        check(version, "half-history", "half", "history", Map.of("object", "ams01-edge-01"));
        check(version, "half-history-hidden", "half", "history", Map.of("object", "jfk01-edge-01"));
        check(version, "nobody-status", "nobody", "status", Map.of());
        check(version, "nobody-history", "nobody", "history", Map.of("object", "ams01-edge-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void tellsWhoChangedWhat(String version) throws Exception {
        check(version, "history-device", "admin", "history", Map.of("object", "ams01-edge-01"));
        check(version, "history-quiet", "admin", "history", Map.of("object", "ams01-edge-01", "since", "5m"));
        check(version, "history-location", "admin", "history", Map.of("object", "ams01"));
        check(version, "history-prefix", "admin", "history", Map.of("object", "198.51.100.0/26"));
        check(version, "history-address", "admin", "history", Map.of("object", "198.51.100.1"));
        check(version, "history-vlan", "admin", "history", Map.of("object", "120", "kind", "vlan"));
        check(version, "history-circuit", "admin", "history", Map.of("object", "dsf-1001"));
        check(version, "history-rack", "admin", "history", Map.of("object", "ams01-r01"));
        check(version, "history-interface", "admin", "history", Map.of("object", "ams01-edge-01:ethernet1"));
        check(
                version,
                "history-id",
                "admin",
                "history",
                Map.of("object", "d4ef9935-c9e7-55ca-88ea-e2b4c209e7f8", "kind", "device"));
        check(version, "history-absent", "admin", "history", Map.of("object", "ams01-egde-01"));
        check(version, "history-odd-address", "admin", "history", Map.of("object", "1.2.3.4.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void asksWhichOneWhereANameMeansSeveral(String version) throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot(version, "history-which", "admin")) {
            FakeInvocation in = in(nautobot, "history", Map.of("object", "110", "kind", "vlan"));

            assertTrue(in.isAsked("which"));
            String unasked = told(in, nautobot);
            assertTrue(unasked.startsWith("FAILED That name has several: users (110) (VLAN, ams01) "), unasked);
            StringBuilder told = new StringBuilder(in.question("which"));
            in.choices("which").forEach(choice -> told.append("\n").append(choice));
            String second = in.choices("which").get(1).value();
            told.append("\n")
                    .append(told(
                            in(nautobot, "history", Map.of("object", "110", "kind", "vlan", "which", second)),
                            nautobot));

            Golden.check(version + "/history-which.txt", told.toString());
            assertFalse(in(nautobot, "history", Map.of("object", "120", "kind", "vlan"))
                    .isAsked("which"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void showsWhatIsScheduled(String version) throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot(version, "status-scheduled", "half")) {
            nautobot.instead("/api/extras/scheduled-jobs/", version, "scheduled-job-waiting")
                    .edit("/api/extras/scheduled-jobs/", NautobotNetworkTest::asList);

            Golden.check(version + "/status-scheduled.txt", told(in(nautobot, "status", Map.of()), nautobot));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void shortensALongValueAndAttachesTheWhole(String version) throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot(version, "history-long", "admin")) {
            nautobot.edit("/api/extras/object-changes/", NautobotNetworkTest::withALongComment);

            Golden.check(
                    version + "/history-long.txt",
                    told(in(nautobot, "history", Map.of("object", "ams01-edge-01")), nautobot));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void whatIsGoneStillHasAHistory(String version) throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot(version, "history-gone", "admin")) {
            nautobot.edit("/api/dcim/devices/", NautobotNetworkTest::nothing);
            String hidden = told(in(nautobot, "history", Map.of("object", "AMS01-edge-01")), nautobot);
            assertTrue(hidden.startsWith("FAILED There is no object"), hidden);

            nautobot.edit("/api/extras/object-changes/", NautobotNetworkTest::deletedLast);
            Golden.check(
                    version + "/history-gone.txt",
                    told(in(nautobot, "history", Map.of("object", "AMS01-edge-01")), nautobot));
        }
    }

    private static JsonObject asList(JsonObject response) {
        JsonArray results = new JsonArray();
        results.add(response.get("body"));
        JsonObject list = new JsonObject();
        list.addProperty("count", 1);
        list.add("results", results);
        response.add("body", list);
        return response;
    }

    private static JsonObject withALongComment(JsonObject response) {
        response.getAsJsonObject("body")
                .getAsJsonArray("results")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("object_data_v2")
                .addProperty("comments", "Out of order.\n" + "x".repeat(500));
        return response;
    }

    private static JsonObject deletedLast(JsonObject response) {
        response.getAsJsonObject("body")
                .getAsJsonArray("results")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("action")
                .addProperty("value", "delete");
        return response;
    }

    private static JsonObject nothing(JsonObject response) {
        JsonObject list = new JsonObject();
        list.addProperty("count", 0);
        list.add("results", new JsonArray());
        response.add("body", list);
        return response;
    }

    private void check(String version, String name, String token, String subcommand, Map<String, String> typed)
            throws Exception {
        try (RecordedNautobot nautobot = new RecordedNautobot(version, name, token)) {
            Golden.check(version + "/" + name + ".txt", told(in(nautobot, subcommand, typed), nautobot));
        }
    }

    private static String told(FakeInvocation in, RecordedNautobot nautobot) throws Exception {
        try {
            return in.run().replace(nautobot.address(), RecordedNautobot.ADDRESS.toString());
        } catch (CommandException e) {
            return "FAILED " + e.getMessage();
        }
    }

    private FakeInvocation in(RecordedNautobot nautobot, String name, Map<String, String> typed) {
        FakeContext context =
                new FakeContext(Map.of("nautobot_url", nautobot.address(), "nautobot_token", "a-token"), NOW);
        Subcommand subcommand =
                new NetworkPlugin().commands(context).get(0).subcommand(name).orElseThrow();
        return new FakeInvocation(subcommand, session, typed);
    }
}
