package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks through a response address: where the bot is not, and about messages that one user alone sees. */
final class SlackResponseUrl {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=utf-8");

    private final SlackHttp http;
    private final SlackAddresses addresses;

    SlackResponseUrl(SlackHttp http, SlackAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    /** Posts a new message. */
    void post(String url, boolean isPrivate, @Nullable String thread, Post post) throws SlackRefusal {
        JsonObject body = post.json();
        body.addProperty("response_type", isPrivate ? "ephemeral" : "in_channel");
        body.addProperty("replace_original", false);
        if (thread != null) {
            body.addProperty("thread_ts", thread);
        }
        call(url, body);
    }

    /** Replaces the message that the address belongs to. */
    void replace(String url, Post post) throws SlackRefusal {
        JsonObject body = post.json();
        body.addProperty("replace_original", true);
        call(url, body);
    }

    /** Removes the message that the address belongs to. */
    void delete(String url) throws SlackRefusal {
        JsonObject body = new JsonObject();
        body.addProperty("delete_original", true);
        call(url, body);
    }

    private void call(String url, JsonObject body) throws SlackRefusal {
        URI address = addresses
                .response(url)
                .orElseThrow(() -> new SlackRefusal("the response address", "foreign_url", "not one of Slack's"));
        SlackHttp.Answer answer;
        try {
            answer = http.tried(
                    "the response address", address, HEADERS, body.toString().getBytes(UTF_8));
        } catch (IOException e) {
            // it is on another host than the API, and often behind another rule of a firewall: to try again for long
            // would hold up all else that is said in the channel
            throw new SlackRefusal("the response address", "unreachable_url", "");
        }
        String error = error(answer);
        if (error != null) {
            throw new SlackRefusal("the response address", error, "");
        }
    }

    /** Returns why it was refused, or null if it was not; success is {@code ok} or {@code {"ok":true}}. */
    private static @Nullable String error(SlackHttp.Answer answer) {
        String told = null;
        try {
            if (JsonParser.parseString(answer.body()) instanceof JsonObject object) {
                told = SlackJson.text(object, "error");
            }
        } catch (JsonParseException e) {
            // a word, no JSON
        }
        if (answer.status() == 404 || answer.status() == 410) {
            return told == null ? "expired_url" : told;
        }
        if (told != null) {
            return told;
        }
        return answer.status() / 100 == 2 ? null : "status_" + answer.status();
    }
}
