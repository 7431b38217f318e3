package dev.shipmate.plugins.weather;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.shipmate.spi.command.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP service that answers in JSON, within bounds of time and size. Whatever goes wrong is one sentence for the
 * user; the cause goes to the log.
 *
 * @param name what people call it
 * @param setting the key that holds its address
 */
record Service(String name, String setting, URI address, HttpClient http, Duration patience) {

    private static final int MOST_BYTES = 1024 * 1024;

    /** Asks for a path below the address. */
    Answer get(String path, Map<String, String> query) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path, query))
                .header("Accept", "application/json")
                .timeout(patience)
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() != 200) {
            throw refused(response);
        }
        return json(response.body());
    }

    /** Waits for the whole response: a request's own timeout ends with the headers. */
    private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, headers -> new Limited(MOST_BYTES));
        try {
            return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Limited.TooLongException) {
                throw new CommandException(unreadable(), cause);
            }
            if (isTimeout(cause)) {
                throw tooSlow(cause);
            }
            throw new CommandException(
                    "The " + name + " at " + address.getHost() + " cannot be reached. An administrator can check "
                            + "weather_api_url and weather_geocoding_url in conf/plugins.properties, "
                            + "or set weather_sample_data=true to try it out.",
                    cause);
        } finally {
            response.cancel(true);
        }
    }

    private static boolean isTimeout(@Nullable Throwable cause) {
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    }

    private CommandException tooSlow(@Nullable Throwable cause) {
        return new CommandException(
                "The " + name + " at " + address.getHost() + " did not answer in time. Try again in a minute.", cause);
    }

    private CommandException refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String who = "The " + name + " at " + address.getHost();
        if (status == 429) {
            return new CommandException(who + " has had too many requests. Try again in an hour.");
        }
        if (status >= 500) {
            return new CommandException(who + " is out of order (status " + status + "). Try again in a few minutes.");
        }
        return new CommandException(who + " refused the request (status " + status + reason(response)
                + "). An administrator can check " + setting + ".");
    }

    /** Returns what Open-Meteo gives as its reason, if it is Open-Meteo that answers. */
    private String reason(HttpResponse<byte[]> response) {
        try {
            String reason = json(response.body()).text("reason");
            return reason.isEmpty() ? "" : ": " + reason;
        } catch (CommandException e) {
            return "";
        }
    }

    private Answer json(byte[] body) {
        try {
            Map<?, ?> json = JSON.std.mapFrom(body);
            if (json != null) {
                return new Answer(json, unreadable());
            }
        } catch (IOException e) {
            throw new CommandException(unreadable(), e);
        }
        throw new CommandException(unreadable());
    }

    private String unreadable() {
        return "The " + name + " at " + address.getHost()
                + " answered something that cannot be read. An administrator can check " + setting + ".";
    }

    private URI uri(String path, Map<String, String> query) {
        String base = address.toString().replaceFirst("/+$", "");
        return URI.create(query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", base + path + "?", "")));
    }
}
