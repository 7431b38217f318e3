package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Posts to Slack with the host's HTTP client, and tells what may pass from what was answered. */
final class SlackHttp {

    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Duration timeout;

    SlackHttp(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** What Slack answered; neither a fault that may pass nor a rate limit. */
    record Answer(int status, String body) {}

    /**
     * Posts.
     *
     * @param call what is done, for messages
     */
    Answer post(String call, URI address, Map<String, String> headers, byte[] body) {
        try {
            return tried(call, address, headers, body);
        } catch (IOException e) {
            throw PlatformException.passing("Slack cannot be reached for " + call, e);
        }
    }

    /**
     * Posts where there may be another way.
     *
     * @throws IOException if nobody answers
     */
    Answer tried(String call, URI address, Map<String, String> headers, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                return checked(call, response, new String(content.readNBytes(LONGEST_ANSWER), UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted in " + call, e);
        }
    }

    private static Answer checked(String call, HttpResponse<?> response, String body) {
        int status = response.statusCode();
        if (status == 429) {
            throw PlatformException.rateLimited("Slack wants fewer calls of " + call, delay(response));
        }
        if (status >= 500) {
            throw PlatformException.passing("Slack answers " + call + " with " + status, null);
        }
        return new Answer(status, body);
    }

    private static Duration delay(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(DEFAULT_DELAY);
    }
}
