package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.spi.command.CommandException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the one server that is configured, and to nobody else. What only reads is sent again when the server is
 * busy or fails; what changes something only where the server says that it has done nothing (429 and 503).
 */
final class Wire {

    /** The longest answer, in bytes: a page of five hundred devices has less than one of its sixteen MiB. */
    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

    private final HttpClient http;
    private final URI address;
    private final String base;
    private final Identity identity;
    private final Patience patience;

    Wire(HttpClient http, URI address, Identity identity, Patience patience) {
        this.http = http;
        this.address = address;
        this.base = address.toString().replaceFirst("/+$", "") + "/";
        this.identity = identity;
        this.patience = patience;
    }

    Wire as(Identity other) {
        return new Wire(http, address, other, patience);
    }

    Patience patience() {
        return patience;
    }

    URI page(String path) {
        return URI.create(base + path);
    }

    /** Returns the answer, or nothing where there is no such object. */
    Optional<JsonElement> get(String path, Query query) throws InterruptedException {
        return answer("GET", path + query.inAddress(), null, true);
    }

    /** Returns the answer to a question that is asked by POST and changes nothing. */
    Optional<JsonElement> ask(String path, JsonObject question) throws InterruptedException {
        return answer("POST", path, question, true);
    }

    /** Returns the answer to a change, or nothing where there is no such object. */
    Optional<JsonElement> send(String method, String path, JsonObject body) throws InterruptedException {
        return answer(method, path, body, false);
    }

    private Optional<JsonElement> answer(String method, String path, @Nullable JsonObject body, boolean isReading)
            throws InterruptedException {
        HttpRequest request = request(method, path, body);
        Duration pause = patience.firstPause();
        for (int attempt = 1; ; attempt++) {
            Reply reply = new Reply(sent(request), address, identity);
            Duration wanted = reply.retryAfter().orElse(pause);
            boolean isLast = attempt >= patience.tries() || wanted.compareTo(patience.longestPause()) > 0;
            if (isLast || !reply.isWorthAnotherTry(isReading)) {
                return reply.read();
            }
            Thread.sleep(wanted.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private HttpRequest request(String method, String path, @Nullable JsonObject body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "api/" + path))
                .timeout(patience.answer())
                .header("Accept", "application/json")
                .header("Authorization", "Token " + identity.token());
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build();
    }

    /** Sends a request; the time is for the body too, which the time limit of a request is not. */
    private HttpResponse<byte[]> sent(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, LimitedBody.of(LONGEST_ANSWER));
        try {
            return response.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (ExecutionException e) {
            throw unsent(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private CommandException unsent(@Nullable Throwable cause) {
        if (cause instanceof LimitedBody.TooLongException) {
            return new CommandException("Nautobot's answer is too large to be read. Ask for less.", cause);
        }
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            return tooSlow(cause);
        }
        if (cause instanceof SSLException) {
            return new CommandException(
                    "Nautobot at " + address.getHost() + " shows a certificate that this host does not trust. An"
                            + " administrator can name its authority in nautobot_ca_file.",
                    cause);
        }
        return new CommandException(
                "Nautobot at " + address.getHost()
                        + " cannot be reached. Try again in a few minutes; an administrator can"
                        + " look whether it runs, and at nautobot_url.",
                cause);
    }

    private CommandException tooSlow(Throwable cause) {
        return new CommandException(
                "Nautobot at " + address.getHost() + " did not answer within "
                        + patience.answer().toSeconds() + " seconds. Try again in a minute, or ask for less.",
                cause);
    }
}
