package dev.shipmate.plugins.mattermost.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What the stand-in knows: users, channels, posts, files, triggers, response addresses, dialogs. */
final class Server {

    static final String TEAM = id("team");
    static final String BOT = id("bot");

    private static final int LONGEST = 16_383;
    private static final int MOST_PROPS = 800_000;
    private static final int HOOK_USES = 5;
    private static final Pattern ACTION_ID = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern ALARM = Pattern.compile("(?<![A-Za-z0-9])@(all|channel|here)\\b");
    private static final Pattern CODE = Pattern.compile("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)");

    private final Clock clock;
    private final Duration triggerLife;
    final Map<String, String> users = new LinkedHashMap<>();
    final Map<String, String> channels = new LinkedHashMap<>();
    private final Set<String> botIsIn = new HashSet<>();
    private final Map<String, Said> posts = new LinkedHashMap<>();
    private final Map<String, Integer> hooks = new HashMap<>();
    private final Map<String, String> hookPlaces = new HashMap<>();
    private final Map<String, Instant> triggers = new HashMap<>();
    private final Map<String, String> triggerUsers = new HashMap<>();
    private final Map<String, String> triggerChannels = new HashMap<>();
    private final Map<String, Opened> dialogs = new LinkedHashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final List<String> alarms = new ArrayList<>();
    private boolean mayWhisper = true;

    /** A dialog that is open in somebody's client. */
    record Opened(String id, String user, String channel, String url, JsonObject dialog) {}

    Server(Clock clock, Duration triggerLife) {
        this.clock = clock;
        this.triggerLife = triggerLife;
    }

    /** Returns an id of 26 characters that begins with a word. */
    static String id(String word) {
        return (word.replaceAll("[^a-z0-9]", "") + "00000000000000000000000000").substring(0, 26);
    }

    String newId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            id.append("abcdefghijkmnopqrstuwxyz13456789"
                    .charAt(ThreadLocalRandom.current().nextInt(32)));
        }
        return id.toString();
    }

    synchronized String user(String name) {
        return users.computeIfAbsent(name, Server::id);
    }

    synchronized String room(String name, boolean isBotIn) {
        String channel = id(name);
        channels.put(channel, name);
        if (isBotIn) {
            botIsIn.add(channel);
        }
        return channel;
    }

    synchronized String direct(String user) {
        String channel = id("dm" + user.substring(0, 20).replaceAll("0+$", ""));
        channels.put(channel, BOT + "__" + user);
        botIsIn.add(channel);
        return channel;
    }

    synchronized boolean isDirect(String channel) {
        return channels.getOrDefault(channel, "").contains("__");
    }

    synchronized void whispers(boolean may) {
        mayWhisper = may;
    }

    synchronized Said post(JsonObject post) {
        String channel = Texts.of(post, "channel_id");
        if (!channels.containsKey(channel)) {
            throw new Refused(404, "app.channel.get.existing.app_error");
        }
        if (!botIsIn.contains(channel)) {
            throw new Refused(403, "api.context.permissions.app_error");
        }
        String root = Texts.of(post, "root_id");
        if (!root.isEmpty() && (!root.matches("[a-z0-9]{26}") || root.startsWith("gone"))) {
            throw new Refused(400, "api.post.create_post.root_id.app_error");
        }
        check(post);
        if (post.get("file_ids") instanceof JsonArray ids) {
            for (JsonElement id : ids) {
                if (!files.containsKey(id.getAsString())) {
                    throw new Refused(400, "api.post.file_ids.app_error");
                }
            }
        }
        return keep(channel, root, "", post);
    }

    synchronized Said whisper(JsonObject body) {
        if (!mayWhisper) {
            throw new Refused(403, "api.context.permissions.app_error");
        }
        JsonObject post = body.getAsJsonObject("post");
        check(post);
        return keep(Texts.of(post, "channel_id"), Texts.of(post, "root_id"), Texts.of(body, "user_id"), post);
    }

    synchronized void patch(String id, JsonObject body) {
        Said said = posts.get(id);
        if (said == null || !said.onlyFor().isEmpty()) {
            throw new Refused(404, "app.post.get.app_error");
        }
        check(body);
        posts.put(id, said.with(body));
    }

    /** Changes a post as the answer to a press does. */
    synchronized void update(String id, JsonObject body) {
        posts.computeIfPresent(id, (same, said) -> said.with(body));
    }

    synchronized void delete(String id) {
        Said said = posts.get(id);
        if (said == null || !said.onlyFor().isEmpty()) {
            throw new Refused(404, "app.post.get.app_error");
        }
        posts.remove(id);
    }

    synchronized String upload(String channel, String name) {
        if (!botIsIn.contains(channel)) {
            throw new Refused(403, "api.context.permissions.app_error");
        }
        String id = newId();
        files.put(id, name);
        return id;
    }

    synchronized String fileName(String id) {
        return files.getOrDefault(id, id);
    }

    synchronized String newHook(String user, String channel, String root) {
        String id = newId();
        hooks.put(id, HOOK_USES);
        hookPlaces.put(id, user + " " + channel + " " + root);
        return id;
    }

    synchronized void respond(String hook, JsonObject body) {
        int left = hooks.getOrDefault(hook, 0);
        if (left <= 0) {
            throw new Refused(400, "app.command_webhook.try_use.invalid");
        }
        JsonObject props = new JsonObject();
        props.add("attachments", body.get("attachments"));
        JsonObject post = new JsonObject();
        post.add("message", body.get("text"));
        post.add("props", props);
        check(post);
        hooks.put(hook, left - 1);
        String[] place = hookPlaces.get(hook).split(" ", -1);
        boolean isForAll = Texts.of(body, "response_type").equals("in_channel");
        keep(place[1], place[2], isForAll ? "" : place[0], post);
    }

    synchronized String newTrigger(String user, String channel) {
        String id = newId() + ":" + user;
        triggers.put(id, clock.instant());
        triggerUsers.put(id, user);
        triggerChannels.put(id, channel);
        return id;
    }

    synchronized void open(JsonObject body) {
        String trigger = Texts.of(body, "trigger_id");
        Instant made = triggers.get(trigger);
        if (made == null) {
            throw new Refused(400, "interactive_message.decode_trigger_id.verify_signature_failed");
        }
        if (clock.instant().isAfter(made.plus(triggerLife))) {
            throw new Refused(400, "interactive_message.decode_trigger_id.expired");
        }
        JsonObject dialog = body.getAsJsonObject("dialog");
        DialogRules.check(dialog);
        String id = newId();
        dialogs.put(
                id,
                new Opened(id, triggerUsers.get(trigger), triggerChannels.get(trigger), Texts.of(body, "url"), dialog));
    }

    synchronized void close(String dialog) {
        dialogs.remove(dialog);
    }

    synchronized List<Opened> dialogs(String user) {
        return dialogs.values().stream()
                .filter(opened -> opened.user().equals(user))
                .toList();
    }

    synchronized List<Said> posts() {
        return List.copyOf(posts.values());
    }

    synchronized List<String> alarms() {
        return List.copyOf(alarms);
    }

    private Said keep(String channel, String root, String onlyFor, JsonObject content) {
        Said said = new Said(newId(), channel, root, onlyFor, content);
        posts.put(said.id(), said);
        return said;
    }

    private void check(JsonObject post) {
        String message = Texts.of(post, "message");
        if (message.codePointCount(0, message.length()) > LONGEST) {
            throw new Refused(400, "model.post.is_valid.message_length.app_error");
        }
        if (post.has("props") && post.get("props").toString().length() > MOST_PROPS) {
            throw new Refused(400, "model.post.is_valid.props.app_error");
        }
        Said said = new Said("", "", "", "", post);
        if (message.isBlank() && said.attachments().isEmpty() && !post.has("file_ids")) {
            throw new Refused(400, "api.post.create_post.empty.app_error");
        }
        Set<String> ids = new HashSet<>();
        for (JsonObject action : said.actions()) {
            String id = Texts.of(action, "id");
            boolean isGood = ACTION_ID.matcher(id).matches()
                    && ids.add(id)
                    && !Texts.of(action, "name").isBlank()
                    && Texts.of(action.getAsJsonObject("integration"), "url").startsWith("http")
                    && (!Texts.of(action, "type").equals("select") || areOptions(action.getAsJsonArray("options")));
            if (!isGood) {
                throw new Refused(400, "model.post.is_valid.props.app_error");
            }
        }
        var alarm = ALARM.matcher(CODE.matcher(message).replaceAll(""));
        while (alarm.find()) {
            alarms.add(alarm.group());
        }
    }

    private static boolean areOptions(JsonArray options) {
        for (JsonElement option : options) {
            if (Texts.of(option.getAsJsonObject(), "text").isEmpty()
                    || Texts.of(option.getAsJsonObject(), "value").isEmpty()) {
                return false;
            }
        }
        return !options.isEmpty();
    }
}
