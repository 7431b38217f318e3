package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.ApiTokens;
import dev.shipmate.core.admin.QuickPasswords;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.talk.HostBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/** A real host, and whoever calls its REST addresses. */
final class RestFixture implements AutoCloseable {

    static final Author ROOT = new Author("root", "cli", "r-1");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final HostBox box;
    final ApiTokens tokens;
    final Accounts accounts;
    final String admin;

    private final HttpClient client = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        JsonNode at(String path) {
            return body.at(path);
        }
    }

    RestFixture(Path home) {
        this.box = new HostBox(home, HostBox.RICH, Map.of());
        ChangeLog changes = new ChangeLog(box.host.database().jdbi(), box.clock);
        this.accounts = new Accounts(box.host.database().jdbi(), box.clock, changes, QuickPasswords.make());
        this.tokens = new ApiTokens(box.host.database().jdbi(), box.clock, changes, accounts, new SecureRandom());
        accounts.add("ada", Role.ADMIN, "correct horse battery", ROOT);
        accounts.add("vera", Role.VIEWER, "correct horse battery", ROOT);
        this.admin = tokens.add("ada", "", false, null, ROOT).text();
    }

    String viewer() {
        return tokens.add("vera", "", false, null, ROOT).text();
    }

    String reader() {
        return tokens.add("ada", "", true, null, ROOT).text();
    }

    String base() {
        return "http://127.0.0.1:" + box.host.port();
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    /** As the administrator. */
    Answer call(String method, String path, String body) {
        return call("Token " + admin, method, path, body, "application/json");
    }

    Answer as(String token, String method, String path, String body) {
        return call("Token " + token, method, path, body, "application/json");
    }

    /** With any header; "" leaves the one for authorization out. */
    Answer call(String authorization, String method, String path, String body, String contentType) {
        String address = path.startsWith("http")
                ? path
                : base() + (path.startsWith("/") ? path : "/api/plugins/chatops/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Answer(
                    response.statusCode(),
                    isJson ? MAPPER.readTree(response.body()) : MAPPER.createObjectNode(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String grant(String command, String value) {
        return """
                {"command": "%s", "subcommand": "*", "grant_type": "user", "name": "Ada", "value": "%s"}""".formatted(command, value);
    }

    @Override
    public void close() {
        box.close();
    }
}
