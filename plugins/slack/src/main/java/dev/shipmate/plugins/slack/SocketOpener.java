package dev.shipmate.plugins.slack;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks Slack where to connect, which is another address each time, and connects. */
final class SocketOpener {

    private static final Set<String> PASSING =
            Set.of("internal_error", "fatal_error", "service_unavailable", "ratelimited");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final SlackAddresses addresses;
    private final String appToken;

    SocketOpener(HttpClient http, SlackAddresses addresses, String appToken) {
        this.http = http;
        this.addresses = addresses;
        this.appToken = appToken;
    }

    /** Why there is no connection. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Duration pause;

        RefusedException(String message, Duration pause) {
            super(message);
            this.pause = pause;
        }

        /** Returns how long not to try again, at least. */
        Duration pause() {
            return pause;
        }
    }

    /** Connects a link; completes exceptionally, with a {@link RefusedException} where Slack says why. */
    CompletableFuture<Void> open(SocketLink link) {
        HttpRequest request = HttpRequest.newBuilder(addresses.method("apps.connections.open"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + appToken)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(this::address)
                .thenCompose(address ->
                        http.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address, link))
                .thenAccept(socket -> {});
    }

    private URI address(HttpResponse<String> response) {
        if (response.statusCode() == 429) {
            throw new RefusedException(
                    "Slack wants fewer connections to be opened",
                    response.headers()
                            .firstValue("Retry-After")
                            .filter(text -> text.matches("\\d{1,5}"))
                            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                            .orElse(Duration.ofSeconds(30)));
        }
        if (response.statusCode() != 200) {
            throw new RefusedException(
                    "Slack answers apps.connections.open with " + response.statusCode(), Duration.ZERO);
        }
        JsonObject answer;
        try {
            answer = SlackJson.parse(response.body());
        } catch (MalformedPayloadException e) {
            throw new CompletionException(e);
        }
        if (answer.get("ok") == null || !answer.get("ok").getAsBoolean()) {
            String error = SlackJson.textOrEmpty(answer, "error");
            if (PASSING.contains(error)) {
                throw new RefusedException("Slack opens no connection right now: " + error, Duration.ZERO);
            }
            throw new RefusedException(
                    "Slack refuses slack_app_token: " + error + "; it must begin with xapp- and have the scope"
                            + " connections:write",
                    Duration.ofMinutes(1));
        }
        return addresses
                .socket(SlackJson.textOrEmpty(answer, "url"))
                .orElseThrow(() -> new RefusedException(
                        "Slack named an address to connect to that is not Slack's", Duration.ofMinutes(1)));
    }
}
