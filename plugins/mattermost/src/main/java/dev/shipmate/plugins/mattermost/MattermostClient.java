package dev.shipmate.plugins.mattermost;

import static dev.shipmate.plugins.mattermost.MattermostAddresses.part;
import static dev.shipmate.plugins.mattermost.MattermostJson.textOrEmpty;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.platform.PlatformException;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls Mattermost's REST API, version 4, as the bot. */
final class MattermostClient {

    private final MattermostHttp http;
    private final MattermostAddresses addresses;
    private final String token;
    private final Health health;

    MattermostClient(MattermostHttp http, MattermostAddresses addresses, String token, Health health) {
        this.http = http;
        this.addresses = addresses;
        this.token = token;
        this.health = health;
    }

    /** Returns the account that the token belongs to. */
    Bot me() throws MattermostRefusal {
        JsonObject me = get("the bot's account", "users/me");
        return new Bot(textOrEmpty(me, "id"), textOrEmpty(me, "username"));
    }

    /** Posts where everybody in the channel sees it, and returns the post's id. */
    String post(String channel, @Nullable String root, JsonObject content) throws MattermostRefusal {
        JsonObject post = in(channel, root, content);
        return textOrEmpty(object("a post", call("a post", "POST", "posts", post)), "id");
    }

    /** Posts where one user alone sees it. */
    void postEphemeral(String channel, @Nullable String root, String user, JsonObject content)
            throws MattermostRefusal {
        JsonObject body = new JsonObject();
        body.addProperty("user_id", user);
        body.add("post", in(channel, root, content));
        call("a post for one user", "POST", "posts/ephemeral", body);
    }

    /** Changes a post, and takes its buttons away. */
    void patch(String post, JsonObject content) throws MattermostRefusal {
        JsonObject props = new JsonObject();
        props.add("attachments", new JsonArray());
        JsonObject body = new JsonObject();
        body.add("message", content.get("message"));
        body.add("props", props);
        call("a change of a post", "PUT", "posts/" + part(post) + "/patch", body);
    }

    /** Removes a post. */
    void delete(String post) throws MattermostRefusal {
        call("the removal of a post", "DELETE", "posts/" + part(post), null);
    }

    /** Says that the bot is typing. */
    void type(String channel, @Nullable String root) throws MattermostRefusal {
        JsonObject body = new JsonObject();
        body.addProperty("channel_id", channel);
        body.addProperty("parent_id", root == null ? "" : root);
        call("the typing sign", "POST", "users/me/typing", body);
    }

    /** Opens a dialog. */
    void openDialog(String trigger, JsonObject dialog) throws MattermostRefusal {
        JsonObject body = new JsonObject();
        body.addProperty("trigger_id", trigger);
        body.addProperty("url", addresses.interaction());
        body.add("dialog", dialog);
        call("a dialog", "POST", "actions/dialogs/open", body);
    }

    /** Returns the channel of the direct messages of the bot and a user. */
    String direct(Bot bot, String user) throws MattermostRefusal {
        JsonArray both = new JsonArray();
        both.add(bot.id());
        both.add(user);
        String call = "a direct channel";
        return textOrEmpty(object(call, call(call, "POST", "channels/direct", both)), "id");
    }

    /** Uploads a file for a channel and returns its id, which a post can then carry. */
    String upload(String channel, Block.Attachment file) throws MattermostRefusal {
        String boundary = "shipmate-" + UUID.randomUUID();
        String name = file.name().replaceAll("[\"\\r\\n\\\\]", "_");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"channel_id\"\r\n\r\n" + channel
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file.content());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        String call = "a file";
        JsonObject answer = object(
                call,
                send(
                        call,
                        "POST",
                        "files",
                        "multipart/form-data; boundary=" + boundary,
                        BodyPublishers.ofByteArray(body.toByteArray())));
        if (answer.get("file_infos") instanceof JsonArray infos
                && !infos.isEmpty()
                && infos.get(0) instanceof JsonObject info) {
            return textOrEmpty(info, "id");
        }
        throw PlatformException.passing("Mattermost answers the upload of a file without the file's id", null);
    }

    /** Returns a user, team or channel. */
    JsonObject get(String call, String path) throws MattermostRefusal {
        return object(call, call(call, "GET", path, null));
    }

    /** Returns the teams that the bot is in. */
    List<JsonObject> teams() throws MattermostRefusal {
        List<JsonObject> teams = new ArrayList<>();
        if (call("the bot's teams", "GET", "users/me/teams", null) instanceof JsonArray all) {
            for (JsonElement team : all) {
                if (team instanceof JsonObject object) {
                    teams.add(object);
                }
            }
        }
        return teams;
    }

    private static JsonObject in(String channel, @Nullable String root, JsonObject content) {
        JsonObject post = content.deepCopy();
        post.addProperty("channel_id", channel);
        post.addProperty("root_id", root == null ? "" : root);
        return post;
    }

    private JsonElement call(String call, String method, String path, @Nullable JsonElement body)
            throws MattermostRefusal {
        return send(
                call,
                method,
                path,
                "application/json; charset=utf-8",
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    }

    private JsonElement send(String call, String method, String path, String type, HttpRequest.BodyPublisher body)
            throws MattermostRefusal {
        MattermostHttp.Answer answer = http.send(
                call,
                HttpRequest.newBuilder(addresses.api(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, body));
        if (answer.status() / 100 == 2) {
            health.tokenTaken();
            return parsed(call, answer);
        }
        if (answer.status() == 401) {
            health.tokenRefused();
        }
        throw new MattermostRefusal(call, answer.status(), errorId(answer.body()));
    }

    private static JsonElement parsed(String call, MattermostHttp.Answer answer) {
        try {
            return JsonParser.parseString(answer.body());
        } catch (JsonParseException e) {
            // told below, without the body
        }
        throw PlatformException.passing("Mattermost answers " + call + " without JSON: is mattermost_url right?", null);
    }

    private static JsonObject object(String call, JsonElement answer) {
        if (answer instanceof JsonObject object) {
            return object;
        }
        throw PlatformException.passing("Mattermost answers " + call + " without an object", null);
    }

    /** Returns the name of the error; nothing else of the answer, which may repeat what was sent. */
    private static String errorId(String body) {
        try {
            if (JsonParser.parseString(body) instanceof JsonObject error) {
                String id = textOrEmpty(error, "id");
                return id.matches("[A-Za-z0-9_.]{1,150}") ? id : "";
            }
        } catch (JsonParseException e) {
            // no name then
        }
        return "";
    }
}
