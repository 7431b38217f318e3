package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonPrimitive;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our token for the connector, kept until shortly before its end and fetched by one caller at a time. */
final class ConnectorToken {

    private static final String SCOPE = "https://api.botframework.com/.default";
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final TeamsHttp http;
    private final URI address;
    private final String appId;
    private final String password;
    private final Clock clock;
    private @Nullable String token;
    private Instant until = Instant.EPOCH;
    private volatile @Nullable String trouble;

    /**
     * Makes one.
     *
     * @param login the base of the token addresses
     * @param tenant of a single-tenant bot; {@code botframework.com} of a multi-tenant one
     */
    ConnectorToken(TeamsHttp http, URI login, String tenant, String appId, String password, Clock clock) {
        String base = login.toString().endsWith("/") ? login.toString() : login + "/";
        this.address = URI.create(base + URLEncoder.encode(tenant, UTF_8) + "/oauth2/v2.0/token");
        this.http = http;
        this.appId = appId;
        this.password = password;
        this.clock = clock;
    }

    /**
     * Returns the token.
     *
     * @throws PlatformException if there is none
     */
    synchronized String current() {
        String known = token;
        if (known == null || !clock.instant().isBefore(until)) {
            known = fetched();
            token = known;
        }
        return known;
    }

    /** Forgets a token that the connector did not take. */
    synchronized void forget(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    /** Returns why there is no token, if the last one was refused. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private String fetched() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", appId);
        form.put("client_secret", password);
        form.put("scope", SCOPE);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        TeamsHttp.Answer answer = http.send(
                "a token",
                "POST",
                address,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body.getBytes(UTF_8));
        String fresh = TeamsJson.text(answer.json(), "access_token");
        if (!answer.isOk() || fresh.isEmpty()) {
            // the description names the tenant and the app, and no secret; its first words are Microsoft's code
            String error = TeamsJson.text(answer.json(), "error");
            String code = TeamsJson.text(answer.json(), "error_description").split("[: ]", 2)[0];
            String why = "Microsoft gives no token for microsoft_app_id: "
                    + (error.isEmpty() ? "status " + answer.status() : error)
                    + (code.matches("AADSTS[0-9]+") ? " (" + code + ")" : "")
                    + "; compare microsoft_app_id, microsoft_app_password and microsoft_tenant_id with the registration";
            trouble = why;
            throw PlatformException.passing(why, null);
        }
        trouble = null;
        long seconds = answer.json().get("expires_in") instanceof JsonPrimitive number && number.isNumber()
                ? number.getAsLong()
                : 3600;
        Duration life = Duration.ofSeconds(seconds).minus(EARLY);
        until = clock.instant().plus(life.compareTo(SHORTEST) < 0 ? SHORTEST : life);
        return fresh;
    }
}
