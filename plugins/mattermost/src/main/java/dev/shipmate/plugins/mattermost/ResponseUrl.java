package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;

/** Speaks through the response address of a slash command: where the bot is not, or may not whisper. */
final class ResponseUrl {

    private final MattermostHttp http;
    private final MattermostAddresses addresses;

    ResponseUrl(MattermostHttp http, MattermostAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    /** Posts; the address alone is the proof, so the token stays here. */
    void post(String url, boolean isPrivate, JsonObject content) throws MattermostRefusal {
        String call = "the response address";
        URI address = addresses.response(url).orElseThrow(() -> new MattermostRefusal(call, 400, "foreign_address"));
        JsonElement attachments = MattermostJson.object(content, "props").get("attachments");
        JsonObject body = new JsonObject();
        body.addProperty("response_type", isPrivate ? "ephemeral" : "in_channel");
        body.add("text", content.get("message"));
        body.add("attachments", attachments == null ? new JsonArray() : attachments);
        body.addProperty("skip_slack_parsing", true);
        MattermostHttp.Answer answer = http.send(
                call,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                body.toString().getBytes(UTF_8))));
        if (answer.status() / 100 != 2) {
            throw new MattermostRefusal(call, answer.status(), "");
        }
    }
}
