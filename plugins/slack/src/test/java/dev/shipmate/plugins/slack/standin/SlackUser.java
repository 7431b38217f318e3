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
    private final Seat seat;

    /** Makes one, who acts in one channel. */
    public SlackUser(FakeSlack slack, String secret, Clock clock, String team, String channel, String user) {
        this(slack, secret, clock, new Seat(team, channel, "general", user, "alice"));
    }

    SlackUser(FakeSlack slack, String secret, Clock clock, Seat seat) {
        this.slack = slack;
        this.secret = secret;
        this.clock = clock;
        this.seat = seat;
    }

    /** Types a slash command. */
    public SignedRequest types(String command, String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", "deprecated");
        form.put("team_id", seat.team());
        form.put("team_domain", "example");
        form.put("channel_id", seat.channel());
        form.put("channel_name", seat.channelName());
        form.put("user_id", seat.user());
        form.put("user_name", seat.userName());
        form.put("command", command);
        form.put("text", text);
        form.put("api_app_id", "A0001");
        form.put("is_enterprise_install", "false");
        form.put("response_url", slack.newResponseUrl(seat.channel(), seat.user(), ""));
        form.put("trigger_id", slack.newTrigger(seat.user()));
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
        return presses(somewhere(shown), label);
    }

    /** Presses a button of a message, by its label. */
    public SignedRequest presses(Posted shown, String label) {
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
        return chooses(somewhere(shown), label);
    }

    /** Chooses an option of a menu in a message, by its label. */
    public SignedRequest chooses(Posted shown, String label) {
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
        return submits(opened.view(), values);
    }

    /** Sends a form; values by question, those of a menu as its values. */
    SignedRequest submits(JsonObject opened, Map<String, String> values) {
        JsonObject view = opened.deepCopy();
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
        payload.addProperty("trigger_id", slack.newTrigger(seat.user()));
        payload.add("view", view);
        return interaction(payload);
    }

    /** Closes a form that {@code views.open} opened. */
    public SignedRequest closes(Call opened) {
        return closes(opened.view());
    }

    /** Closes a form. */
    SignedRequest closes(JsonObject opened) {
        JsonObject payload = payload("view_closed");
        payload.addProperty("is_cleared", false);
        payload.add("view", opened);
        return interaction(payload);
    }

    /** Signs a body of one's own. */
    public SignedRequest signed(String path, String type, String body) {
        return SignedRequest.of(path, type, body, secret, clock.instant());
    }

    /** A call may have been made before anything was shown: what is pressed stands nowhere. */
    private Posted somewhere(Call shown) {
        return new Posted("1700000000.000100", seat.channel(), "", seat.user(), shown.arguments());
    }

    private interface Act {
        boolean on(JsonObject action, JsonObject element);
    }

    private SignedRequest acts(Posted shown, Act act) {
        for (JsonElement block : shown.blocks()) {
            JsonArray elements = block.getAsJsonObject().getAsJsonArray("elements");
            for (JsonElement element : elements == null ? new JsonArray() : elements) {
                JsonObject action = new JsonObject();
                if (act.on(action, element.getAsJsonObject())) {
                    action.add("type", element.getAsJsonObject().get("type"));
                    action.add("action_id", element.getAsJsonObject().get("action_id"));
                    action.add("block_id", block.getAsJsonObject().get("block_id"));
                    return pressed(shown, action);
                }
            }
        }
        throw new AssertionError("there is no such button or option in " + shown.blocks());
    }

    private SignedRequest pressed(Posted shown, JsonObject action) {
        action.addProperty("action_ts", slack.newTs());
        JsonArray actions = new JsonArray();
        actions.add(action);
        JsonObject container = new JsonObject();
        container.addProperty("type", "message");
        container.addProperty("message_ts", shown.id());
        container.addProperty("channel_id", shown.channel());
        container.addProperty("is_ephemeral", !shown.reader().isEmpty());
        if (!shown.thread().isEmpty()) {
            container.addProperty("thread_ts", shown.thread());
        }
        JsonObject payload = payload("block_actions");
        payload.add("channel", named(shown.channel(), seat.channelName()));
        payload.add("container", container);
        payload.addProperty("trigger_id", slack.newTrigger(seat.user()));
        payload.addProperty("response_url", slack.newResponseUrl(shown.channel(), seat.user(), shown.id()));
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
            input.add("selected_option", option(element, value));
        }
        JsonObject state = new JsonObject();
        state.add(name, input);
        return state;
    }

    private static JsonObject option(JsonObject menu, String value) {
        for (JsonElement option : menu.getAsJsonArray("options")) {
            if (WebApi.text(option.getAsJsonObject(), "value").equals(value)) {
                return option.getAsJsonObject();
            }
        }
        throw new AssertionError("there is no option " + value + " in " + menu);
    }

    private SignedRequest event(String type, String channelType, String text) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("user", seat.user());
        event.addProperty("team", seat.team());
        event.addProperty("text", text.replace("&", "&amp;"));
        String ts = slack.newTs();
        event.addProperty("ts", ts);
        event.addProperty("event_ts", ts);
        event.addProperty("channel", seat.channel());
        event.addProperty("channel_type", channelType);
        JsonObject bot = new JsonObject();
        bot.addProperty("user_id", Workspace.BOT);
        bot.addProperty("is_bot", true);
        JsonArray authorizations = new JsonArray();
        authorizations.add(bot);
        JsonObject root = new JsonObject();
        root.addProperty("type", "event_callback");
        root.addProperty("team_id", seat.team());
        root.addProperty("event_id", "Ev" + ts.replace(".", ""));
        root.add("authorizations", authorizations);
        root.add("event", event);
        return signed("event", "application/json", root.toString());
    }

    private JsonObject payload(String type) {
        JsonObject owner = named(seat.user(), seat.userName());
        owner.addProperty("team_id", seat.team());
        JsonObject workspace = new JsonObject();
        workspace.addProperty("id", seat.team());
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
