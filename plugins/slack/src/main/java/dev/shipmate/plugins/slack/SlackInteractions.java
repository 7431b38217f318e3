package dev.shipmate.plugins.slack;

import static dev.shipmate.plugins.slack.SlackJson.object;
import static dev.shipmate.plugins.slack.SlackJson.text;
import static dev.shipmate.plugins.slack.SlackJson.textOrEmpty;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Understands what users do with the prompts that {@link SlackPrompts} made; anything else is acknowledged and left. */
final class SlackInteractions {

    private static final WebResponse CLOSE_FORM = WebResponse.json("{\"response_action\":\"clear\"}");

    private final Clock clock;
    private final UnaryOperator<String> withoutPrefix;

    /**
     * Makes one.
     *
     * @param withoutPrefix takes what stands before a command from a line
     */
    SlackInteractions(Clock clock, UnaryOperator<String> withoutPrefix) {
        this.clock = clock;
        this.withoutPrefix = withoutPrefix;
    }

    Received read(JsonObject payload, String fallbackId) throws MalformedPayloadException {
        return switch (textOrEmpty(payload, "type")) {
            case "block_actions" -> received(WebResponse.ok(), pressed(payload, fallbackId));
            case "view_submission" -> received(CLOSE_FORM, submitted(payload, fallbackId));
            case "view_closed" -> received(WebResponse.ok(), closed(payload, fallbackId));
            case "" -> throw new MalformedPayloadException("The type is missing.");
            default -> Received.of(WebResponse.ok());
        };
    }

    private static Received received(WebResponse response, Optional<? extends Inbound> inbound) {
        return inbound.map(in -> Received.of(response, in)).orElseGet(() -> Received.of(WebResponse.ok()));
    }

    private Optional<Inbound> pressed(JsonObject payload, String fallbackId) {
        JsonObject action = payload.get("actions") instanceof JsonArray actions
                        && !actions.isEmpty()
                        && actions.get(0) instanceof JsonObject first
                ? first
                : new JsonObject();
        String trigger = text(payload, "trigger_id");
        String id = SlackPayloads.deliveryId(
                trigger == null ? null : trigger + ":" + textOrEmpty(action, "action_ts"), fallbackId);
        String actionId = textOrEmpty(action, "action_id");
        if (PromptIds.isSay(actionId)) {
            return Optional.of(textOrEmpty(action, "value"))
                    .filter(line -> !line.isBlank())
                    .map(line -> new Inbound.Line(id, originOfMessage(payload), withoutPrefix.apply(line)));
        }
        Optional<String> token = PromptIds.tokenOfBlock(action);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = originOfMessage(payload);
        MessageRef prompt = prompt(payload);
        if (actionId.equals(PromptIds.CANCEL)) {
            return Optional.of(new Inbound.Dismissal(id, origin, token.get(), prompt));
        }
        if (actionId.equals(PromptIds.ANSWER)) {
            return Optional.of(new Inbound.Opening(id, origin, token.get(), prompt));
        }
        String value = value(action);
        return PromptIds.question(actionId)
                .filter(question -> !value.isEmpty())
                .map(question -> new Inbound.Answer(id, origin, token.get(), Map.of(question, value), prompt));
    }

    private Optional<Inbound> submitted(JsonObject payload, String fallbackId) {
        JsonObject view = object(payload, "view");
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> block :
                object(view, "state", "values").entrySet()) {
            if (block.getValue() instanceof JsonObject inputs) {
                for (String question : inputs.keySet()) {
                    String value = value(object(inputs, question));
                    if (!value.isBlank()) {
                        values.put(question, value);
                    }
                }
            }
        }
        String id = SlackPayloads.deliveryId(text(payload, "trigger_id"), fallbackId);
        return PromptIds.tokenOfView(view)
                .map(token -> new Inbound.Answer(id, originOfForm(payload, view), token, values, null));
    }

    private Optional<Inbound> closed(JsonObject payload, String fallbackId) {
        JsonObject view = object(payload, "view");
        String id = SlackPayloads.deliveryId(null, fallbackId);
        return PromptIds.tokenOfView(view)
                .map(token -> new Inbound.Dismissal(id, originOfForm(payload, view), token, null));
    }

    private static String value(JsonObject element) {
        String chosen = text(object(element, "selected_option"), "value");
        return chosen == null ? textOrEmpty(element, "value") : chosen;
    }

    private Origin originOfMessage(JsonObject payload) {
        JsonObject container = object(payload, "container");
        JsonObject channel = object(payload, "channel");
        String channelId = text(channel, "id") == null ? text(container, "channel_id") : text(channel, "id");
        ReplyAddress address = ReplyAddress.of(
                channelId,
                text(object(payload, "user"), "id"),
                text(container, "thread_ts"),
                text(payload, "response_url"),
                text(payload, "trigger_id"),
                clock.instant());
        return origin(payload, channelId, text(channel, "name"), address);
    }

    /** A form knows neither channel nor thread: they travelled in its private metadata. */
    private Origin originOfForm(JsonObject payload, JsonObject view) {
        ReplyAddress opened;
        try {
            opened = ReplyAddress.read(textOrEmpty(view, "private_metadata"));
        } catch (PlatformException e) {
            opened = ReplyAddress.of(null, null, null, null, null, clock.instant());
        }
        ReplyAddress address = new ReplyAddress(
                opened.channel(),
                text(object(payload, "user"), "id"),
                opened.thread(),
                opened.responseUrl(),
                opened.responseUrlAt(),
                text(payload, "trigger_id"),
                clock.millis());
        return origin(payload, opened.channel(), null, address);
    }

    private static Origin origin(
            JsonObject payload, @Nullable String channel, @Nullable String channelName, ReplyAddress address) {
        JsonObject user = object(payload, "user");
        String name = text(user, "username") == null ? text(user, "name") : text(user, "username");
        JsonObject team = object(payload, "team");
        String organization = organization(payload);
        boolean isTeam = organization != null && organization.equals(text(team, "id"));
        return new Origin(
                SlackPayloads.PLATFORM,
                SlackPayloads.party(organization, isTeam ? text(team, "domain") : null),
                SlackPayloads.party(channel, channelName),
                SlackPayloads.party(text(user, "id"), name),
                address.json());
    }

    /** Returns the user's own team, which differs from the workspace's in a channel shared with another company. */
    private static @Nullable String organization(JsonObject payload) {
        String own = text(object(payload, "user"), "team_id");
        if (own != null) {
            return own;
        }
        String team = text(object(payload, "team"), "id");
        return team == null ? text(object(payload, "enterprise"), "id") : team;
    }

    private @Nullable MessageRef prompt(JsonObject payload) {
        String responseUrl = text(payload, "response_url");
        return responseUrl == null || responseUrl.length() > 1000
                ? null
                : SentMessage.touched(responseUrl, clock.millis()).ref();
    }
}
