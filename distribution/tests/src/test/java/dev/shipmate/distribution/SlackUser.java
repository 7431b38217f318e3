package dev.shipmate.distribution;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sends what Slack would send, signed by Slack's own generator. */
final class SlackUser {

    static final String SECRET = "a-secret-of-the-tests";
    static final String TEAM = "T202B88NN";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final String channel;
    private final String user;

    SlackUser(String address, String channel, String user) {
        this.address = address;
        this.channel = channel;
        this.user = user;
    }

    /** Types a slash command and returns the status of the answer. */
    int types(String command, String text) {
        return post("slash_command", line(command, text, UUID.randomUUID().toString()));
    }

    String line(String command, String text, String trigger) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("team_id", TEAM);
        fields.put("team_domain", "my-org");
        fields.put("channel_id", channel);
        fields.put("channel_name", "a-channel");
        fields.put("user_id", user);
        fields.put("user_name", "somebody");
        fields.put("command", "/" + command);
        fields.put("text", text);
        fields.put("trigger_id", trigger);
        fields.put("api_app_id", "A0001");
        return form(fields);
    }

    /** Chooses an entry of a menu that the host showed. */
    int chooses(String blockId, String actionId, String value) {
        String payload = """
                {"type":"block_actions","api_app_id":"A0001","trigger_id":"%s","team":{"id":"%s","domain":"my-org"},
                 "user":{"id":"%s","username":"somebody","team_id":"%s"},"channel":{"id":"%s","name":"a-channel"},
                 "container":{"type":"message","message_ts":"1700000000.000200","channel_id":"%s","is_ephemeral":true},
                 "actions":[{"type":"static_select","action_id":"%s","block_id":"%s","action_ts":"1700000001.1",
                             "selected_option":{"text":{"type":"plain_text","text":"x"},"value":"%s"}}]}
                """.formatted(UUID.randomUUID(), TEAM, user, TEAM, channel, channel, actionId, blockId, value);
        return post("interaction", form(Map.of("payload", payload)));
    }

    /** Posts a body, signed now. */
    int post(String path, String body) {
        String now = Long.toString(System.currentTimeMillis() / 1000);
        return post(path, body, now, new SlackSignature.Generator(SECRET).generate(now, body));
    }

    /** Posts a body with this proof. */
    int post(String path, String body, String timestamp, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address + "/api/plugins/chatops/slack/" + path + "/"))
                .header("Content-Type", path.equals("event") ? "application/json" : "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!timestamp.isEmpty()) {
            request.header("X-Slack-Request-Timestamp", timestamp);
        }
        if (!signature.isEmpty()) {
            request.header("X-Slack-Signature", signature);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
