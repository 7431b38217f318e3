package dev.shipmate.plugins.slack.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody in a channel of the stand-in: makes the requests that Slack sends for what they do. */
public final class SlackUser {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final FakeSlack slack;
    private final String secret;
    private final Clock clock;
    private final String team;
    private final String channel;
    private final String user;
    private int number = 1;

    /** Makes one, who acts in one channel. */
    public SlackUser(FakeSlack slack, String secret, Clock clock, String team, String channel, String user) {
        this.slack = slack;
        this.secret = secret;
        this.clock = clock;
        this.team = team;
        this.channel = channel;
        this.user = user;
    }

    /** Types a slash command. */
    public SignedRequest types(String command, String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", "deprecated");
        form.put("team_id", team);
        form.put("team_domain", "example");
        form.put("channel_id", channel);
        form.put("channel_name", "general");
        form.put("user_id", user);
        form.put("user_name", "alice");
        form.put("command", command);
        form.put("text", text);
        form.put("api_app_id", "A0001");
        form.put("is_enterprise_install", "false");
        form.put("response_url", slack.newResponseUrl());
        form.put("trigger_id", slack.newTrigger());
        return signed("slash_command", FORM, form(form));
    }

    /** Mentions the bot in the channel. */
    public SignedRequest mentions(String text) {
        return event("app_mention", "", "<@" + Workspace.BOT + "> " + text);
    }

    /** Writes to the bot; the channel must be the one of their direct messages. */
    public SignedRequest writes(String text) {
        return event("message", "im", text);
    }

    /** Presses a button of a message, by its label. */
    public SignedRequest presses(Call shown, String label) {
        return acts(shown, (action, element) -> {
            JsonObject text = element.getAsJsonObject("text");
            if (text == null || !text.get("text").getAsString().equals(label)) {
                return false;
            }
            action.add("value", element.get("value"));
            return true;
        });
    }

    /** Chooses an option of a menu in a message, by its label. */
    public SignedRequest chooses(Call shown, String label) {
        return acts(shown, (action, element) -> {
            for (JsonElement option : element.has("options") ? element.getAsJsonArray("options") : new JsonArray()) {
                JsonObject text = option.getAsJsonObject().getAsJsonObject("text");
                if (text.get("text").getAsString().equals(label)) {
                    action.add("selected_option", option);
                    return true;
                }
            }
            return false;
        });
    }

    /** Sends a form that {@code views.open} opened; values by question, those of a menu as its values. */
    public SignedRequest submits(Call opened, Map<String, String> values) {
        JsonObject view = opened.view().deepCopy();
        JsonObject state = new JsonObject();
        for (JsonElement element : view.getAsJsonArray("blocks")) {
            JsonObject block = element.getAsJsonObject();
            if (block.has("element")) {
                state.add(block.get("block_id").getAsString(), input(block.getAsJsonObject("element"), values));
            }
        }
        JsonObject wrapped = new JsonObject();
        wrapped.add("values", state);
        view.add("state", wrapped);
        JsonObject payload = payload("view_submission");
        payload.addProperty("trigger_id", slack.newTrigger());
        payload.add("view", view);
        return interaction(payload);
    }

    /** Closes a form that {@code views.open} opened. */
    public SignedRequest closes(Call opened) {
        JsonObject payload = payload("view_closed");
        payload.add("view", opened.view());
        return interaction(payload);
    }

    /** Signs a body of one's own. */
    public SignedRequest signed(String path, String type, String body) {
        return SignedRequest.of(path, type, body, secret, clock.instant());
    }

    private interface Act {
        boolean on(JsonObject action, JsonObject element);
    }

    private SignedRequest acts(Call shown, Act act) {
        for (JsonElement block : shown.blocks()) {
            JsonArray elements = block.getAsJsonObject().getAsJsonArray("elements");
            for (JsonElement element : elements == null ? new JsonArray() : elements) {
                JsonObject action = new JsonObject();
                if (act.on(action, element.getAsJsonObject())) {
                    action.add("type", element.getAsJsonObject().get("type"));
                    action.add("action_id", element.getAsJsonObject().get("action_id"));
                    action.add("block_id", block.getAsJsonObject().get("block_id"));
                    return pressed(action);
                }
            }
        }
        throw new AssertionError("there is no such button or option in " + shown.blocks());
    }

    private SignedRequest pressed(JsonObject action) {
        action.addProperty("action_ts", clock.instant().getEpochSecond() + "." + number++);
        JsonArray actions = new JsonArray();
        actions.add(action);
        JsonObject container = new JsonObject();
        container.addProperty("type", "message");
        container.addProperty("message_ts", "1700000000.000100");
        container.addProperty("channel_id", channel);
        container.addProperty("is_ephemeral", true);
        JsonObject payload = payload("block_actions");
        payload.add("channel", named(channel, "general"));
        payload.add("container", container);
        payload.addProperty("trigger_id", slack.newTrigger());
        payload.addProperty("response_url", slack.newResponseUrl());
        payload.add("actions", actions);
        return interaction(payload);
    }

    private static JsonObject input(JsonObject element, Map<String, String> values) {
        String name = element.get("action_id").getAsString();
        String value = values.get(name);
        JsonObject input = new JsonObject();
        input.add("type", element.get("type"));
        if (!element.has("options")) {
            input.addProperty("value", value);
        } else if (value != null) {
            JsonObject option = new JsonObject();
            option.addProperty("value", value);
            input.add("selected_option", option);
        }
        JsonObject state = new JsonObject();
        state.add(name, input);
        return state;
    }

    private SignedRequest event(String type, String channelType, String text) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("user", user);
        event.addProperty("team", team);
        event.addProperty("text", text.replace("&", "&amp;"));
        event.addProperty("ts", clock.instant().getEpochSecond() + "." + String.format("%06d", number++));
        event.addProperty("channel", channel);
        event.addProperty("channel_type", channelType);
        JsonObject bot = new JsonObject();
        bot.addProperty("user_id", Workspace.BOT);
        bot.addProperty("is_bot", true);
        JsonArray authorizations = new JsonArray();
        authorizations.add(bot);
        JsonObject root = new JsonObject();
        root.addProperty("type", "event_callback");
        root.addProperty("team_id", team);
        root.addProperty("event_id", "Ev" + number);
        root.add("authorizations", authorizations);
        root.add("event", event);
        return signed("event", "application/json", root.toString());
    }

    private JsonObject payload(String type) {
        JsonObject owner = named(user, "alice");
        owner.addProperty("team_id", team);
        JsonObject workspace = new JsonObject();
        workspace.addProperty("id", team);
        workspace.addProperty("domain", "example");
        JsonObject payload = new JsonObject();
        payload.addProperty("type", type);
        payload.add("team", workspace);
        payload.add("user", owner);
        return payload;
    }

    private static JsonObject named(String id, String name) {
        JsonObject party = new JsonObject();
        party.addProperty("id", id);
        party.addProperty("name", name);
        return party;
    }

    private SignedRequest interaction(JsonObject payload) {
        return signed("interaction", FORM, form(Map.of("payload", payload.toString())));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
