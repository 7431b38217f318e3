package dev.shipmate.plugins.slack;

import static dev.shipmate.plugins.slack.SlackJson.text;
import static dev.shipmate.plugins.slack.SlackJson.textOrEmpty;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the Events API: mentions of the bot, and direct messages to it. */
final class SlackEvents {

    private static final int LONGEST_CHALLENGE = 1000;

    private final String prefix;

    SlackEvents(String prefix) {
        this.prefix = prefix;
    }

    Received read(JsonObject root, String fallbackId) throws MalformedPayloadException {
        return switch (textOrEmpty(root, "type")) {
            case "url_verification" -> Received.of(challenge(root));
            case "event_callback" -> callback(root, fallbackId);
            case "" -> throw new MalformedPayloadException("The type is missing.");
            default -> Received.of(WebResponse.ok());
        };
    }

    private static WebResponse challenge(JsonObject root) throws MalformedPayloadException {
        String challenge = textOrEmpty(root, "challenge");
        if (challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE) {
            throw new MalformedPayloadException("The challenge is missing or too long.");
        }
        return WebResponse.text(challenge);
    }

    private Received callback(JsonObject root, String fallbackId) throws MalformedPayloadException {
        if (!(root.get("event") instanceof JsonObject event)) {
            throw new MalformedPayloadException("The event is missing.");
        }
        Set<String> bots = bots(root);
        String channel = text(event, "channel");
        String user = text(event, "user");
        if (!isForUs(event) || channel == null || user == null || bots.contains(user)) {
            return Received.of(WebResponse.ok());
        }
        // events bring no trigger and no response address, so no time is needed
        ReplyAddress address = ReplyAddress.of(channel, user, text(event, "thread_ts"), null, null, Instant.EPOCH);
        Origin origin = new Origin(
                SlackPayloads.PLATFORM,
                SlackPayloads.party(organization(root, event), null),
                SlackPayloads.party(channel, null),
                SlackPayloads.party(user, null),
                address.json());
        String line = EventText.of(textOrEmpty(event, "text"), bots, prefix);
        return Received.of(WebResponse.ok(), new Inbound.Line(deliveryId(root, event, fallbackId), origin, line));
    }

    /** Returns whether a person mentioned the bot in a channel, or wrote to it: no bots, edits, joins and the like. */
    private static boolean isForUs(JsonObject event) {
        if (text(event, "bot_id") != null || text(event, "subtype") != null) {
            return false;
        }
        return switch (textOrEmpty(event, "type")) {
            case "app_mention" -> true;
            case "message" -> textOrEmpty(event, "channel_type").equals("im");
            default -> false;
        };
    }

    /**
     * Returns the user's own team. It differs from the workspace's in a channel that is shared with another company; where
     * such a channel's event does not say whose the user is, there is none, and access is refused.
     */
    private static @Nullable String organization(JsonObject root, JsonObject event) {
        for (String name : new String[] {"user_team", "team"}) {
            String team = text(event, name);
            if (team != null) {
                return team;
            }
        }
        JsonElement isShared = root.get("is_ext_shared_channel");
        return isShared != null && isShared.isJsonPrimitive() && isShared.getAsBoolean() ? null : text(root, "team_id");
    }

    /** Returns the ids under which the bot is known here. */
    private static Set<String> bots(JsonObject root) {
        Set<String> bots = new HashSet<>();
        if (root.get("authorizations") instanceof JsonArray authorizations) {
            for (JsonElement authorization : authorizations) {
                String user = authorization instanceof JsonObject entry ? text(entry, "user_id") : null;
                if (user != null) {
                    bots.add(user);
                }
            }
        }
        return bots;
    }

    /** A message is one delivery even if two subscriptions, with an event id each, tell of it. */
    private static String deliveryId(JsonObject root, JsonObject event, String fallbackId) {
        String ts = text(event, "ts");
        String id = ts == null ? text(root, "event_id") : textOrEmpty(event, "channel") + ":" + ts;
        return SlackPayloads.deliveryId(id, fallbackId);
    }
}
