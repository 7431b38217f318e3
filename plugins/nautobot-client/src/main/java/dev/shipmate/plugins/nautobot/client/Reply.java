package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.shipmate.spi.command.CommandException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came back to one request, and what it means to a user. */
record Reply(
        int status, Optional<String> header, Optional<String> version, String body, URI address, Identity identity) {

    /** The versions of the API whose answers are known: that of Nautobot 2.4, and those of Nautobot 3. */
    private static final Pattern KNOWN = Pattern.compile("2\\.[4-9]|3\\.\\d{1,3}");

    Reply(HttpResponse<byte[]> response, URI address, Identity identity) {
        this(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                response.headers().firstValue("API-Version"),
                new String(response.body(), StandardCharsets.UTF_8),
                address,
                identity);
    }

    boolean isWorthAnotherTry(boolean isReading) {
        return status == 429 || status == 503 || isReading && (status == 500 || status == 502 || status == 504);
    }

    Optional<Duration> retryAfter() {
        return header.filter(text -> text.matches("[0-9]{1,6}")).map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /** Returns the body, or nothing where there is no such object. */
    Optional<JsonElement> read() {
        if (version.isPresent() && !KNOWN.matcher(version.get()).matches()) {
            throw new CommandException("Nautobot at " + address.getHost() + " speaks version "
                    + Sentences.shortened(version.get())
                    + " of its API; Shipmate knows that of Nautobot 2.4 and 3. An administrator can look for a newer"
                    + " Shipmate.");
        }
        if (status == 404) {
            return Optional.empty();
        }
        Optional<JsonElement> json = json();
        if (status >= 200 && status < 300) {
            if (json.isEmpty() && !body.isEmpty()) {
                throw new CommandException("What answers at " + address.getHost()
                        + " is no Nautobot: it sent something that is not JSON. An administrator can look at"
                        + " nautobot_url.");
            }
            return json;
        }
        throw new CommandException(refusal(json.map(Sentences::of).orElse("")));
    }

    private String refusal(String why) {
        String said = why.isEmpty() ? "" : ": " + why;
        if (status == 401 || status == 403) {
            return "Nautobot does not allow this" + said + " " + identity.remedy();
        }
        if (status == 429) {
            return "Nautobot is asked too often just now. Try again in a minute.";
        }
        if (status >= 300 && status < 400) {
            return "Nautobot at " + address.getHost() + " leads elsewhere (status " + status
                    + "). An administrator can set nautobot_url to the address that it leads to.";
        }
        if (status >= 500) {
            return "Nautobot at " + address.getHost() + " is out of order (status " + status + ")"
                    + (why.isEmpty() ? "." : said) + " Try again in a few minutes.";
        }
        return "Nautobot refuses this (status " + status + ")" + (why.isEmpty() ? "." : said);
    }

    private Optional<JsonElement> json() {
        try {
            JsonElement read = JsonParser.parseString(body);
            return read.isJsonObject()
                            || read.isJsonArray()
                            || status >= 400 && read.isJsonPrimitive() && body.startsWith("\"")
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (JsonParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
