package dev.shipmate.plugins.nautobot.client.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real Nautobot that {@code nautobot.sh up} started, asked with the tokens of its users. */
final class LivingNautobot {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final JsonObject tokens;

    /** Makes one from the scratch folder of {@code nautobot.sh}. */
    LivingNautobot(Path scratch) {
        try {
            tokens = JsonParser.parseString(Files.readString(scratch.resolve("tokens.json")))
                    .getAsJsonObject();
            base = tokens.get("base").getAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("no living Nautobot in " + scratch, e);
        }
    }

    /** Passes a request on in the name of a user; what is secret or of this machine is taken out of the answer. */
    Exchange ask(String method, String target, String token, JsonElement question)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Token " + (tokens.has(token) ? tokens.get(token).getAsString() : token))
                .method(
                        method,
                        question.isJsonNull() ? BodyPublishers.noBody() : BodyPublishers.ofString(question.toString()));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        String body = response.body()
                .replace(base, "http://nautobot.test")
                .replace(base.replaceFirst("^https?://", ""), "nautobot.test");
        for (Map.Entry<String, JsonElement> each : tokens.entrySet()) {
            String key = each.getValue().getAsString();
            body = body.replace(key, "<token of " + each.getKey() + ">")
                    .replace(key.substring(Math.max(0, key.length() - 6)) + " (", "xxxxxx (");
        }
        JsonElement answer = body.isEmpty() ? JsonNull.INSTANCE : JsonParser.parseString(body);
        return new Exchange(method, target, token, question, response.statusCode(), answer);
    }
}
