package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.shipmate.spi.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls Webex with the host's HTTP client, and tells what may pass from what was answered. Addresses come from
 * {@link WebexAddresses} alone, as the token goes along with each call.
 */
final class WebexHttp {

    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;
    private static final int LONGEST_DETAIL = 200;
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(15);

    private final HttpClient http;
    private final String token;
    private final Duration timeout;
    private final Trouble trouble;

    WebexHttp(HttpClient http, String token, Duration timeout, Trouble trouble) {
        this.http = http;
        this.token = token;
        this.timeout = timeout;
        this.trouble = trouble;
    }

    /**
     * What Webex answered when it did what it was asked.
     *
     * @param link the {@code Link} header, the empty string if there is none
     */
    record Answer(JsonObject body, String link) {}

    /**
     * What is sent.
     *
     * @param contentType the empty string where there is no body
     */
    record Content(String contentType, byte[] bytes) {

        static Content none() {
            return new Content("", new byte[0]);
        }

        static Content json(JsonObject body) {
            return new Content(
                    "application/json; charset=utf-8", body.toString().getBytes(UTF_8));
        }
    }

    /**
     * Calls.
     *
     * @param call what is done, for messages
     */
    Answer send(String call, String method, URI address, Content content) throws WebexRefusal {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout.plusSeconds(content.bytes().length / (256 * 1024)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        if (content.contentType().isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", content.contentType());
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(content.bytes()));
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return checked(call, response, new String(body.readNBytes(LONGEST_ANSWER), UTF_8));
            }
        } catch (IOException e) {
            throw PlatformException.passing("Webex cannot be reached for " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted in " + call, e);
        }
    }

    private Answer checked(String call, HttpResponse<?> response, String text) throws WebexRefusal {
        int status = response.statusCode();
        Optional<JsonObject> body = WebexJson.parse(text);
        if (status == 429 || status == 423) {
            throw PlatformException.rateLimited("Webex wants fewer calls of " + call, delay(response));
        }
        if (status >= 500 || status == 408) {
            throw PlatformException.passing("Webex answers " + call + " with " + status + detail(body, response), null);
        }
        if (status == 401) {
            trouble.tokenWasRefused();
            throw PlatformException.refused(
                    "Webex refuses the token for " + call + ": set webex_token to the bot's access token and restart");
        }
        trouble.tokenWasTaken();
        if (status / 100 != 2) {
            throw new WebexRefusal(call, status, detail(body, response).strip());
        }
        if (body.isEmpty() && status != 204) {
            throw PlatformException.passing("Webex answers " + call + " with something that is no JSON object", null);
        }
        return new Answer(
                body.orElseGet(JsonObject::new),
                String.join(",", response.headers().allValues("Link")));
    }

    /** Returns what Webex says of an error, and the id under which its support finds it. */
    private static String detail(Optional<JsonObject> body, HttpResponse<?> response) {
        String message = body.map(json -> WebexJson.text(json, "message")).orElse("");
        String tracking = body.map(json -> WebexJson.text(json, "trackingId"))
                .filter(id -> !id.isEmpty())
                .or(() -> response.headers().firstValue("trackingid"))
                .orElse("");
        String detail =
                (message.isEmpty() ? "" : " " + message) + (tracking.isEmpty() ? "" : " trackingId " + tracking);
        String line = detail.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
    }

    private static Duration delay(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .orElse(DEFAULT_DELAY);
    }
}
