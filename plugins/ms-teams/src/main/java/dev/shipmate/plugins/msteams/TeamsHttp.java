package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.shipmate.spi.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls with the host's HTTP client. What may pass is an exception; what was answered is returned. */
final class TeamsHttp {

    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(5);

    private final HttpClient http;
    private final Duration timeout;

    TeamsHttp(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /**
     * An answer that is no fault which may pass.
     *
     * @param json the object in it; empty if there is none
     */
    record Answer(int status, JsonObject json) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** Returns the connector's code and message, for people. */
        String problem() {
            JsonObject error = TeamsJson.object(json, "error");
            String code = TeamsJson.text(error, "code");
            return "status " + status + (code.isEmpty() ? "" : ", " + code);
        }
    }

    /**
     * Calls.
     *
     * @param what for messages
     */
    Answer send(String what, String method, URI address, Map<String, String> headers, byte[] body) {
        return send(what, method, address, headers, body, timeout);
    }

    /** Calls, and waits for the answer no longer than this. */
    Answer send(String what, String method, URI address, Map<String, String> headers, byte[] body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                String text = new String(content.readNBytes(LONGEST_ANSWER), UTF_8);
                return checked(what, response, text);
            }
        } catch (IOException e) {
            throw PlatformException.passing("Microsoft cannot be reached for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted in " + what, e);
        }
    }

    private static Answer checked(String what, HttpResponse<?> response, String text) {
        int status = response.statusCode();
        if (status == 429) {
            throw PlatformException.rateLimited("Microsoft wants fewer calls of " + what, delay(response));
        }
        if (status >= 500 || status == 412 || status == 408) {
            throw PlatformException.passing("Microsoft answers " + what + " with " + status, null);
        }
        return new Answer(status, TeamsJson.parse(text).orElseGet(JsonObject::new));
    }

    private static Duration delay(HttpResponse<?> response) {
        Optional<String> told = response.headers().firstValue("Retry-After");
        return told.filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(DEFAULT_DELAY);
    }
}
