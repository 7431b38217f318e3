package dev.shipmate.plugins.nautobot.notice;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.spi.platform.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Nautobot sends them, made of snapshots that a real one recorded. */
record Hook(String event, String model, JsonElement before, JsonElement after) {

    private static final Path RECORDED = Path.of("../nautobot-client/src/test/resources/recorded");

    /** Returns the update of a device that Nautobot of this version recorded: its status went from Active to Staged. */
    static Hook device(String version) throws IOException {
        var changes = JsonParser.parseString(
                        Files.readString(RECORDED.resolve(version).resolve("object-changes-of-device.json")))
                .getAsJsonObject()
                .getAsJsonObject("response")
                .getAsJsonObject("body")
                .getAsJsonArray("results");
        return new Hook(
                "updated",
                "device",
                changes.get(2).getAsJsonObject().get("object_data_v2"),
                changes.get(1).getAsJsonObject().get("object_data_v2"));
    }

    static Hook of(String event, String model, String before, String after) {
        return new Hook(event, model, JsonParser.parseString(before), JsonParser.parseString(after));
    }

    Hook asCreated() {
        return new Hook("created", model, JsonNull.INSTANCE, after);
    }

    Hook asDeleted() {
        return new Hook("deleted", model, after, JsonNull.INSTANCE);
    }

    Change change() throws MalformedChangeException {
        return Change.read(body());
    }

    String body() {
        return body(FakeHost.NOW.toString(), UUID.randomUUID().toString());
    }

    String body(String timestamp, String request) {
        JsonObject body = new JsonObject();
        body.addProperty("event", event);
        body.addProperty("timestamp", timestamp);
        body.addProperty("model", model);
        body.addProperty("username", "alice");
        body.addProperty("request_id", request);
        body.add("data", after.isJsonNull() ? before : after);
        JsonObject snapshots = new JsonObject();
        snapshots.add("prechange", before);
        snapshots.add("postchange", after);
        snapshots.add("differences", differences());
        body.add("snapshots", snapshots);
        return body.toString();
    }

    /** As Nautobot finds them: of what is there after the change, what was not there before or was something else. */
    private JsonObject differences() {
        JsonObject both = new JsonObject();
        if (before.isJsonNull() || after.isJsonNull()) {
            both.add("removed", before);
            both.add("added", after);
            return both;
        }
        JsonObject removed = new JsonObject();
        JsonObject added = new JsonObject();
        for (Map.Entry<String, JsonElement> each : after.getAsJsonObject().entrySet()) {
            JsonElement was = before.getAsJsonObject().get(each.getKey());
            if (!each.getKey().equals("last_updated") && !each.getValue().equals(was)) {
                added.add(each.getKey(), each.getValue());
                removed.add(each.getKey(), was);
            }
        }
        both.add("removed", removed);
        both.add("added", added);
        return both;
    }

    static WebRequest signed(String body) {
        return signed(body, signature(body, FakeHost.SECRET));
    }

    static WebRequest signed(String body, String signature) {
        return new WebRequest(
                "POST",
                "",
                "",
                Map.of("x-hook-signature", List.of(signature), "Content-Type", List.of("application/json")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
