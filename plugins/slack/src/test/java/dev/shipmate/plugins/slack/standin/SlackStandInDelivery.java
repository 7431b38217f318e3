package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Brings to the host what somebody did, and reads its answer as Slack does. */
final class SlackStandInDelivery implements SlackTransport {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Supplier<URI> host;

    SlackStandInDelivery(Supplier<URI> host) {
        this.host = host;
    }

    @Override
    public JsonObject deliver(SignedRequest request) {
        try {
            HttpResponse<String> response = request.post(HTTP, host.get());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        request.path() + " was answered " + response.statusCode() + " " + response.body());
            }
            return request.path().equals("event") ? new JsonObject() : answer(request.path(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void repeat(SignedRequest request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        if (request.path().equals("event")) {
            headers.put("X-Slack-Retry-Num", "1");
            headers.put("X-Slack-Retry-Reason", "http_timeout");
        }
        deliver(new SignedRequest(request.path(), headers, request.body()));
    }

    private static JsonObject answer(String path, String body) {
        if (body.isEmpty()) {
            return new JsonObject();
        }
        try {
            if (JsonParser.parseString(body) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            // words, which a slash command may be answered with
        }
        if (!path.equals("slash_command")) {
            throw new AssertionError(path + " was answered with what Slack does not understand: " + body);
        }
        JsonObject words = new JsonObject();
        words.addProperty("text", body);
        return words;
    }
}
