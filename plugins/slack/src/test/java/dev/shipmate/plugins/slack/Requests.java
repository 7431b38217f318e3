package dev.shipmate.plugins.slack;

import dev.shipmate.plugins.slack.standin.SignedRequest;
import dev.shipmate.spi.platform.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Requests as Slack makes them, and a clock that stands still until it is set. */
final class Requests {

    static final String SECRET = "chatops-test-signing-secret-0001";

    private Requests() {}

    /** A clock that is set by hand. */
    static final class SetClock extends Clock {

        private Instant now = Instant.ofEpochSecond(1_700_000_000);

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static WebRequest of(SignedRequest request) {
        Map<String, List<String>> headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new WebRequest("POST", request.path(), "", headers, request.body());
    }

    static WebRequest form(String path, String body, Clock clock) {
        return of(SignedRequest.of(path, "application/x-www-form-urlencoded", body, SECRET, clock.instant()));
    }

    static WebRequest json(String body, Clock clock) {
        return of(SignedRequest.of("event", "application/json", body, SECRET, clock.instant()));
    }

    static String received(String name) {
        return resource("/received/" + name);
    }

    static String resource(String path) {
        try (InputStream file = Objects.requireNonNull(Requests.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
