package dev.shipmate.plugins.slack.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.testkit.Forgery;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes of a good request such as Slack did not send, or not now. */
final class SlackStandInForgeries {

    private static final String SIGNATURE = "X-Slack-Signature";
    private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final Duration TOO_LONG = Duration.ofMinutes(6);

    private final URI host;
    private final String secret;

    SlackStandInForgeries(URI host, String secret) {
        this.host = host;
        this.secret = secret;
    }

    List<Forgery> of(SignedRequest good) {
        String body = new String(good.body(), UTF_8);
        Instant now = Instant.now();
        return List.of(
                refused("no signature", without(good, SIGNATURE)),
                refused("no time", without(good, TIMESTAMP)),
                refused("an empty signature", with(good, SIGNATURE, "")),
                refused("a signature of nothing", with(good, SIGNATURE, "v0=")),
                refused(
                        "another version of the signature",
                        with(
                                good,
                                SIGNATURE,
                                "v1=" + good.headers().get(SIGNATURE).substring(3))),
                refused("a time that is none", with(good, TIMESTAMP, "now")),
                refused("a changed time", with(good, TIMESTAMP, String.valueOf(now.getEpochSecond() - 2))),
                refused("a changed body", new SignedRequest(good.path(), good.headers(), (body + "+").getBytes(UTF_8))),
                refused("too old", signed(good.path(), body, secret, now.minus(TOO_LONG))),
                refused("from the future", signed(good.path(), body, secret, now.plus(TOO_LONG))),
                refused("another secret", signed(good.path(), body, "x" + secret, now)),
                refused("no signature of an interaction", without(signed("interaction", body, secret, now), SIGNATURE)),
                refused("no signature of an event", without(signed("event", "{}", secret, now), SIGNATURE)),
                new Forgery(
                        "a command that claims to try the connection",
                        request(without(signed(good.path(), body + "&ssl_check=1", secret, now), SIGNATURE)),
                        200));
    }

    private static SignedRequest signed(String path, String body, String secret, Instant time) {
        return SignedRequest.of(path, "application/x-www-form-urlencoded", body, secret, time);
    }

    private Forgery refused(String name, SignedRequest request) {
        return new Forgery(name, request(request), 401);
    }

    private HttpRequest request(SignedRequest request) {
        return request.to(host);
    }

    private static SignedRequest with(SignedRequest request, String header, String value) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(header, value);
        return new SignedRequest(request.path(), headers, request.body());
    }

    private static SignedRequest without(SignedRequest request, String header) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.remove(header);
        return new SignedRequest(request.path(), headers, request.body());
    }
}
