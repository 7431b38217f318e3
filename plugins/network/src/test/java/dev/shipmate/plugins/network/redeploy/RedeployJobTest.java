package dev.shipmate.plugins.network.redeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.plugins.nautobot.client.JobInput;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.network.find.Hit;
import dev.shipmate.plugins.network.find.Kind;
import dev.shipmate.spi.command.CommandException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedeployJobTest {

    private static final String DEVICES = input("devices", "MultiObjectVar", "\"model\": \"dcim.device\"");
    private static final String DEVICE = input("device", "ObjectVar", "\"model\": \"dcim.device\"");
    private static final String LOCATION = input("site", "ObjectVar", "\"model\": \"dcim.location\"");
    private static final String REQUIRED_LOCATION =
            input("site", "ObjectVar", "\"model\": \"dcim.location\", \"required\": true");
    private static final String DRY_RUN = input("try", "DryRunVar", "\"default\": false");

    private static final NautobotObject ONE =
            object("{\"id\": \"d1\", \"name\": \"edge-01\", \"location\": {\"id\": \"l1\", \"name\": \"ams01\"}}");
    private static final NautobotObject OTHER = object("{\"id\": \"d2\", \"name\": \"edge-02\"}");
    private static final Scope AT_A_DEVICE = new Scope(new Hit(Kind.DEVICE, ONE), List.of(ONE));
    private static final Scope AT_A_LOCATION =
            new Scope(new Hit(Kind.LOCATION, object("{\"id\": \"l1\", \"name\": \"ams01\"}")), List.of(ONE, OTHER));

    @Test
    void namesTheDevicesWhereItCan() {
        assertEquals("{\"devices\":[\"d1\"]}", data(AT_A_DEVICE, DEVICES, LOCATION));
        assertEquals("{\"devices\":[\"d1\",\"d2\"]}", data(AT_A_LOCATION, DEVICES, LOCATION));
        assertEquals("{\"device\":\"d1\"}", data(AT_A_DEVICE, DEVICE));
    }

    @Test
    void namesTheLocationWhereItMust() {
        assertEquals("{\"site\":\"l1\"}", data(AT_A_LOCATION, LOCATION));
        assertEquals("{\"site\":\"l1\"}", data(AT_A_LOCATION, DEVICE, LOCATION));
        assertEquals("{\"devices\":[\"d1\"],\"site\":\"l1\"}", data(AT_A_DEVICE, DEVICES, REQUIRED_LOCATION));
    }

    @Test
    void sendsDefaultsAndWhetherItIsADryRun() {
        assertEquals(
                "{\"devices\":[\"d1\"],\"count\":3,\"try\":true}",
                data(
                        AT_A_DEVICE,
                        DEVICES,
                        input("count", "IntegerVar", "\"required\": true, \"default\": 3"),
                        input("remarks", "TextVar", "\"required\": false"),
                        DRY_RUN));
        assertTrue(job(DEVICES, DRY_RUN).hasDryRun());
    }

    @Test
    void saysWhatItCannotTake() {
        assertEquals(
                "The job \"Deploy\" takes one device at a time. Name a device."
                        + " (An administrator can name another job in network_redeploy_job.)",
                refusal(AT_A_LOCATION, DEVICE));
        assertEquals(
                "The job \"Deploy\" takes no device. Name a location."
                        + " (An administrator can name another job in network_redeploy_job.)",
                refusal(AT_A_DEVICE, LOCATION));
        assertEquals(
                "The job \"Deploy\" takes neither devices nor a location."
                        + " (An administrator can name another job in network_redeploy_job.)",
                refusal(AT_A_DEVICE, DRY_RUN));
        assertEquals(
                "The job \"Deploy\" needs the input \"ticket\", which has no default."
                        + " An administrator can name another job in network_redeploy_job.",
                refusal(AT_A_DEVICE, DEVICES, input("ticket", "StringVar", "\"required\": true")));
    }

    @Test
    void aScopeIsTheSameAsLongAsItsDevicesAre() {
        Scope turned = new Scope(AT_A_LOCATION.place(), List.of(OTHER, ONE));

        assertEquals(AT_A_LOCATION.fingerprint(), turned.fingerprint());
        assertTrue(!AT_A_LOCATION.fingerprint().equals(AT_A_DEVICE.fingerprint()));
    }

    private static String data(Scope scope, String... inputs) {
        return job(inputs).data(scope, true).toString();
    }

    private static String refusal(Scope scope, String... inputs) {
        return assertThrows(CommandException.class, () -> job(inputs).data(scope, true))
                .getMessage();
    }

    private static RedeployJob job(String... inputs) {
        return new RedeployJob(
                object("{\"id\": \"j\", \"name\": \"Deploy\"}"),
                Arrays.stream(inputs).map(input -> new JobInput(object(input))).toList());
    }

    private static String input(String name, String type, String more) {
        return "{\"name\": \"" + name + "\", \"type\": \"" + type + "\", " + more + "}";
    }

    private static NautobotObject object(String text) {
        JsonObject read = JsonParser.parseString(text).getAsJsonObject();
        return new NautobotObject(read);
    }
}
