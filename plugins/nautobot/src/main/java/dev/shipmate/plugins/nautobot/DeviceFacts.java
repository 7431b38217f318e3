package dev.shipmate.plugins.nautobot;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a device down as people who know YAML and JSON read it. */
final class DeviceFacts {

    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private DeviceFacts() {}

    static String yaml(NautobotObject device) {
        NautobotObject type = device.object("device_type").orElse(new NautobotObject(new JsonObject()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", device.text("name"));
        facts.put("status", device.label("status"));
        facts.put("location", device.label("location"));
        facts.put("rack", device.label("rack"));
        facts.put("position", device.text("position"));
        facts.put("manufacturer", type.label("manufacturer"));
        facts.put("model", type.text("model"));
        facts.put("role", device.label("role"));
        facts.put("platform", device.label("platform"));
        facts.put("tenant", device.label("tenant"));
        facts.put("serial", device.text("serial"));
        facts.put("asset_tag", device.text("asset_tag"));
        facts.put("primary_ip4", device.label("primary_ip4"));
        facts.put("primary_ip6", device.label("primary_ip6"));
        facts.put("created", device.text("created"));
        facts.put("updated", device.text("last_updated"));
        facts.put("id", device.id());
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + scalar(fact.getValue()))
                .collect(Collectors.joining("\n"));
    }

    static String json(NautobotObject object) {
        return PRETTY.toJson(object.json());
    }

    /** A plain scalar where YAML reads it as the same text, else one in double quotes, which are those of JSON. */
    private static String scalar(String text) {
        if (text.isEmpty()) {
            return "~";
        }
        boolean isPlain = text.matches("[A-Za-z0-9][A-Za-z0-9 _./:+()-]*")
                && !text.contains(": ")
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && !text.matches("(?i)true|false|yes|no|on|off|null|y|n");
        return isPlain ? text : PRETTY.toJson(text);
    }
}
