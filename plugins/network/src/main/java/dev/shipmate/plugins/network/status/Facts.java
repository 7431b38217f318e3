package dev.shipmate.plugins.network.status;

import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.network.find.Hit;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows one device; what Nautobot does not know of it is left out. */
final class Facts {

    private Facts() {}

    static Message of(Nautobot nautobot, Hit hit) {
        NautobotObject device = hit.object();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", hit.name());
        facts.put("Location", device.label("location"));
        facts.put("Rack", rack(device));
        facts.put("Role", device.label("role"));
        facts.put("Status", device.label("status"));
        facts.put("Model", device.label("device_type"));
        facts.put("Serial number", device.text("serial"));
        facts.put("Asset tag", device.text("asset_tag"));
        facts.put("Platform", device.label("platform"));
        facts.put("Software", device.label("software_version"));
        facts.put("Address", device.label("primary_ip4"));
        facts.put("IPv6 address", device.label("primary_ip6"));
        facts.put("Tenant", device.label("tenant"));
        facts.put("Last changed (UTC)", minute(device.text("last_updated")));
        facts.values().removeIf(String::isEmpty);
        return Message.of(
                Block.fields(facts), Block.text(Span.link(hit.name() + " in Nautobot", nautobot.page(hit.page()))));
    }

    private static String rack(NautobotObject device) {
        String rack = device.label("rack");
        String position = device.text("position");
        return rack.isEmpty() || position.isEmpty() ? rack : rack + ", unit " + position;
    }

    private static String minute(String time) {
        return time.length() > 16 ? time.substring(0, 16).replace('T', ' ') : time;
    }
}
