package dev.shipmate.core.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inbounds and origins as JSON text, as the delivery table holds them. */
final class InboundJson {

    private final ObjectMapper mapper = new ObjectMapper();

    String write(Inbound inbound) {
        ObjectNode json = mapper.createObjectNode().put("deliveryId", inbound.deliveryId());
        json.set("origin", origin(inbound.origin()));
        if (inbound instanceof Inbound.Line line) {
            json.put("kind", "line").put("text", line.text());
        } else if (inbound instanceof Inbound.Answer answer) {
            json.put("kind", "answer").put("token", answer.token());
            ObjectNode values = json.putObject("values");
            answer.values().forEach(values::put);
            ref(json, answer.prompt());
        } else if (inbound instanceof Inbound.Opening opening) {
            json.put("kind", "opening").put("token", opening.token());
            ref(json, opening.prompt());
        } else if (inbound instanceof Inbound.Dismissal dismissal) {
            json.put("kind", "dismissal").put("token", dismissal.token());
            ref(json, dismissal.prompt());
        } else if (inbound instanceof Inbound.Notice notice) {
            json.put("kind", "notice").put("reference", notice.reference());
        }
        return json.toString();
    }

    Inbound read(String text) {
        JsonNode json = parsed(text);
        String id = json.path("deliveryId").asText();
        Origin origin = origin(json.path("origin"));
        String token = json.path("token").asText();
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "line" -> new Inbound.Line(id, origin, json.path("text").asText());
            case "answer" -> {
                Map<String, String> values = new LinkedHashMap<>();
                json.path("values")
                        .properties()
                        .forEach(value ->
                                values.put(value.getKey(), value.getValue().asText()));
                yield new Inbound.Answer(id, origin, token, values, ref(json));
            }
            case "opening" -> new Inbound.Opening(id, origin, token, ref(json));
            case "dismissal" -> new Inbound.Dismissal(id, origin, token, ref(json));
            case "notice" ->
                new Inbound.Notice(id, origin, json.path("reference").asText());
            default -> throw new IllegalArgumentException("no such kind of inbound: " + kind);
        };
    }

    private JsonNode parsed(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a delivery's row does not hold JSON", e);
        }
    }

    private ObjectNode origin(Origin origin) {
        ObjectNode json =
                mapper.createObjectNode().put("platform", origin.platform()).put("replyTo", origin.replyTo());
        party(json, "organization", origin.organization());
        party(json, "channel", origin.channel());
        party(json, "user", origin.user());
        return json;
    }

    private static Origin origin(JsonNode json) {
        return new Origin(
                json.path("platform").asText(),
                party(json.path("organization")),
                party(json.path("channel")),
                party(json.path("user")),
                json.path("replyTo").asText());
    }

    private static void party(ObjectNode json, String field, @Nullable Party party) {
        if (party != null) {
            json.putObject(field).put("id", party.id()).put("name", party.name());
        }
    }

    private static @Nullable Party party(JsonNode json) {
        return json.isObject()
                ? new Party(json.path("id").asText(), json.path("name").asText())
                : null;
    }

    private static void ref(ObjectNode json, @Nullable MessageRef prompt) {
        if (prompt != null) {
            json.put("prompt", prompt.value());
        }
    }

    private static @Nullable MessageRef ref(JsonNode json) {
        return json.has("prompt") ? new MessageRef(json.path("prompt").asText()) : null;
    }
}
