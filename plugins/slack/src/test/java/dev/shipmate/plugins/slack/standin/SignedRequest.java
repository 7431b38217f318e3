package dev.shipmate.plugins.slack.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as Slack sends it to a host.
 *
 * @param path {@code slash_command}, {@code interaction} or {@code event}
 */
public record SignedRequest(String path, Map<String, String> headers, byte[] body) {

    /** Signs a body as Slack does. */
    public static SignedRequest of(String path, String type, String body, String secret, Instant now) {
        byte[] bytes = body.getBytes(UTF_8);
        String time = String.valueOf(now.getEpochSecond());
        return new SignedRequest(
                path,
                Map.of(
                        "Content-Type", type,
                        "X-Slack-Request-Timestamp", time,
                        "X-Slack-Signature", signature(secret, time, bytes)),
                bytes);
    }

    /** Posts it to a host, such as {@code http://127.0.0.1:8080}. */
    public HttpResponse<String> post(HttpClient http, URI host) throws IOException, InterruptedException {
        return http.send(to(host), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns it addressed to a host. */
    HttpRequest to(URI host) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve("/api/plugins/chatops/slack/" + path + "/"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static String signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update(("v0:" + time + ":").getBytes(StandardCharsets.US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
