package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

/** Calls with the host's HTTP client, and tells what may pass from what was answered. */
final class MattermostHttp {

    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final int NOT_IMPLEMENTED = 501;

    private final HttpClient http;
    private final Duration timeout;

    MattermostHttp(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** What was answered; neither a fault that may pass nor a rate limit. */
    record Answer(int status, String body) {}

    /**
     * Sends.
     *
     * @param call what is done, for messages
     */
    Answer send(String call, HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response =
                    http.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                return checked(call, response, new String(content.readNBytes(LONGEST_ANSWER), UTF_8));
            }
        } catch (IOException e) {
            throw PlatformException.passing("Mattermost cannot be reached for " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted in " + call, e);
        }
    }

    private static Answer checked(String call, HttpResponse<?> response, String body) {
        int status = response.statusCode();
        if (status == 429) {
            throw PlatformException.rateLimited("Mattermost wants fewer calls of " + call, delay(response));
        }
        if (status >= 500 && status != NOT_IMPLEMENTED) {
            throw PlatformException.passing("Mattermost answers " + call + " with " + status, null);
        }
        return new Answer(status, body);
    }

    private static Duration delay(HttpResponse<?> response) {
        return Stream.of("X-Ratelimit-Reset", "Retry-After")
                .flatMap(name -> response.headers().firstValue(name).stream())
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .map(delay -> delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay)
                .findFirst()
                .orElse(DEFAULT_DELAY);
    }
}
