package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeMessageTest {

    private final ChangeMessage messages = new ChangeMessage(Optional.of(URI.create("https://nautobot.example/")));

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void saysWhatNautobotRecorded(String version) throws Exception {
        Hook device = Hook.device(version);
        check(version + "-device-updated.txt", device);
        check(version + "-device-created.txt", device.asCreated());
        check(version + "-device-deleted.txt", device.asDeleted());
    }

    @Test
    void saysTenFieldsAndCountsTheRest() throws Exception {
        StringBuilder before = new StringBuilder("{\"id\": \"1\", \"display\": \"198.51.100.0/24\"");
        StringBuilder after = new StringBuilder(before);
        for (int i = 1; i <= 13; i++) {
            before.append(", \"field_").append(i).append("\": null");
            after.append(", \"field_")
                    .append(i)
                    .append("\": \"")
                    .append("long ".repeat(i * 4))
                    .append('"');
        }
        check("many-fields.txt", Hook.of("updated", "prefix", before + "}", after + "}"));
    }

    @Test
    void saysOwnFieldsTagsAndObjectsOfOneName() throws Exception {
        check(
                "odd-fields.txt",
                Hook.of(
                        "updated",
                        "ipaddress",
                        "{\"id\": \"1\", \"display\": \"192.0.2.1/32\", \"created\": \"x\", \"last_updated\": \"x\","
                                + " \"custom_fields\": {\"owner\": \"net\", \"floor\": 1}, \"tags\": [],"
                                + " \"tenant\": {\"id\": \"a\", \"name\": \"Twin\"}, \"status\": \"old\","
                                + " \"rack\": {\"id\": \"r\", \"name\": \"r01\", \"u_height\": 1}}",
                        "{\"id\": \"1\", \"display\": \"192.0.2.1/32\", \"created\": \"y\", \"last_updated\": \"y\","
                                + " \"custom_fields\": {\"owner\": \"ops\", \"floor\": 1},"
                                + " \"tags\": [{\"name\": \"blue\"}, {\"name\": \"red\"}],"
                                + " \"tenant\": {\"id\": \"b\", \"name\": \"Twin\"}, \"status\": \"new\","
                                + " \"rack\": {\"id\": \"r\", \"name\": \"r01\", \"u_height\": 2}}"));
    }

    @Test
    void tellsNoSecret() throws Exception {
        check(
                "secret.txt",
                Hook.of(
                        "updated",
                        "wirelessnetwork",
                        "{\"id\": \"1\", \"name\": \"guests\", \"passphrase\": \"hunter2\", \"custom_fields\": {\"snmp_community\": \"c1\"}}",
                        "{\"id\": \"1\", \"name\": \"guests\", \"passphrase\": \"hunter3\", \"custom_fields\": {\"snmp_community\": \"c2\"}}"));
    }

    @Test
    void leavesHostileTextTextAndFollowsNoForeignAddress() throws Exception {
        Hook hostile = Hook.of(
                "updated",
                "<!channel>",
                "{\"id\": \"1\", \"name\": \"x\"}",
                "{\"id\": \"1\", \"name\": \"y\\n@all\", \"display\": \"<https://evil.example|click> **b**\\r\\n# h\","
                        + " \"url\": \"javascript:alert(1)//api/dcim/devices/../../x/\"}");
        Message message = messages.of(hostile.change());
        Golden.check("hostile.txt", PlainText.of(message));
        Block.Text first = (Block.Text) message.blocks().get(0);
        assertEquals(
                Span.bold("<https://evil.example|click> **b** # h"),
                first.spans().get(0));
    }

    @Test
    void saysOnlyThatItChangedWhereNautobotForgotWhatWasBefore() throws Exception {
        String body = Hook.device("3.2").asCreated().body().replace("\"event\":\"created\"", "\"event\":\"updated\"");
        Golden.check("forgotten.txt", PlainText.of(messages.of(Change.read(body))));
    }

    @Test
    void linksNothingWhereNoNautobotIsSet() throws Exception {
        Message message =
                new ChangeMessage(Optional.empty()).of(Hook.device("3.2").change());
        Golden.check("no-nautobot-url.txt", PlainText.of(message));
    }

    private void check(String file, Hook hook) throws Exception {
        Golden.check(file, PlainText.of(messages.of(hook.change())));
    }
}
