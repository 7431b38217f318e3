package dev.shipmate.plugins.slack.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who and what the workspace has, by name. Pages are short and every other one is empty, as Slack's may be. */
final class Directory {

    private static final int LONGEST_PAGE = 2;
    private static final Pattern CURSOR = Pattern.compile("(next|pause):(\\d{1,6})");

    private final List<JsonObject> channels = new ArrayList<>();
    private final List<JsonObject> users = new ArrayList<>();

    Directory() {
        user("U0LEFT000", "zoe", "zoe@example.org").addProperty("deleted", true);
        user(Workspace.BOT, "shipmate", "").addProperty("is_bot", true);
        channel("C0ARCHIVED", "archived").addProperty("is_archived", true);
        channel("C0PRIVATE", "secret").addProperty("is_private", true);
    }

    final synchronized JsonObject channel(String id, String name) {
        JsonObject channel = new JsonObject();
        channel.addProperty("id", id);
        channel.addProperty("name", name);
        channel.addProperty("name_normalized", name);
        channel.addProperty("is_channel", true);
        channel.addProperty("is_archived", false);
        channel.addProperty("is_private", false);
        channel.addProperty("is_member", true);
        channels.add(channel);
        return channel;
    }

    final synchronized JsonObject user(String id, String name, String email) {
        JsonObject profile = new JsonObject();
        profile.addProperty("real_name", name.toUpperCase(Locale.ROOT) + " Example");
        profile.addProperty("display_name", "");
        profile.addProperty("email", email);
        JsonObject user = new JsonObject();
        user.addProperty("id", id);
        user.addProperty("team_id", Workspace.TEAM);
        user.addProperty("name", name);
        user.addProperty("real_name", name.toUpperCase(Locale.ROOT) + " Example");
        user.addProperty("deleted", false);
        user.addProperty("is_bot", false);
        user.add("profile", profile);
        users.add(user);
        return user;
    }

    /** Answers {@code conversations.list}. */
    synchronized JsonObject channels(JsonObject arguments) {
        String types = WebApi.text(arguments, "types");
        List<String> wanted = List.of((types.isEmpty() ? "public_channel" : types).split(","));
        boolean isArchivedToo = !WebApi.text(arguments, "exclude_archived").equals("true");
        return page(
                "channels",
                channels.stream()
                        .filter(channel -> wanted.contains(
                                channel.get("is_private").getAsBoolean() ? "private_channel" : "public_channel"))
                        .filter(channel ->
                                isArchivedToo || !channel.get("is_archived").getAsBoolean())
                        .toList(),
                arguments);
    }

    /** Answers {@code users.list}. */
    synchronized JsonObject users(JsonObject arguments) {
        return page("members", users, arguments);
    }

    /** Answers {@code users.lookupByEmail}. */
    synchronized JsonObject byEmail(JsonObject arguments) {
        String email = WebApi.text(arguments, "email");
        return one(
                "user",
                find(
                        users,
                        user -> !email.isEmpty()
                                && !user.get("deleted").getAsBoolean()
                                && email.equalsIgnoreCase(WebApi.text(user.getAsJsonObject("profile"), "email"))),
                "users_not_found");
    }

    /** Answers {@code users.info}. */
    synchronized JsonObject user(JsonObject arguments) {
        String id = WebApi.text(arguments, "user");
        return one("user", find(users, user -> WebApi.text(user, "id").equals(id)), "user_not_found");
    }

    /** Answers {@code conversations.info}. */
    synchronized JsonObject channel(JsonObject arguments) {
        String id = WebApi.text(arguments, "channel");
        return one(
                "channel", find(channels, channel -> WebApi.text(channel, "id").equals(id)), "channel_not_found");
    }

    /** Answers {@code team.info}. */
    JsonObject team() {
        JsonObject team = new JsonObject();
        team.addProperty("id", Workspace.TEAM);
        team.addProperty("name", "Example");
        team.addProperty("domain", "example");
        return one("team", Optional.of(team), "");
    }

    private static Optional<JsonObject> find(List<JsonObject> all, Predicate<JsonObject> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    private static JsonObject one(String name, Optional<JsonObject> found, String error) {
        if (found.isEmpty()) {
            return WebApi.refusal(error);
        }
        JsonObject answer = WebApi.ok();
        answer.add(name, found.get());
        return answer;
    }

    private static JsonObject page(String name, List<JsonObject> all, JsonObject arguments) {
        String limit = WebApi.text(arguments, "limit");
        Matcher cursor = CURSOR.matcher(decoded(WebApi.text(arguments, "cursor")));
        if (!limit.matches("|[1-9]\\d{0,2}") || !cursor.matches()) {
            return WebApi.refusal(cursor.matches() ? "invalid_limit" : "invalid_cursor");
        }
        int from = Math.min(Integer.parseInt(cursor.group(2)), all.size());
        boolean isEmpty = cursor.group(1).equals("pause");
        int most = limit.isEmpty() ? LONGEST_PAGE : Math.min(Integer.parseInt(limit), LONGEST_PAGE);
        int to = isEmpty ? from : Math.min(from + most, all.size());
        JsonArray items = new JsonArray();
        all.subList(from, to).forEach(items::add);
        String next = to == all.size() ? "" : (isEmpty ? "next:" : "pause:") + to;
        JsonObject metadata = new JsonObject();
        metadata.addProperty("next_cursor", Base64.getEncoder().encodeToString(next.getBytes(UTF_8)));
        JsonObject answer = WebApi.ok();
        answer.add(name, items);
        answer.add("response_metadata", metadata);
        return answer;
    }

    private static String decoded(String cursor) {
        try {
            return cursor.isEmpty() ? "next:0" : new String(Base64.getDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
