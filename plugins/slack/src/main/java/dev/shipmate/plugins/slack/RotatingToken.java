package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.slack.api.methods.Methods;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.platform.PlatformException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bot token that Slack lets live for twelve hours, renewed two hours before its end. A refresh token is good for one
 * use, so what comes in its place is stored before anything else is done, and of all nodes one renews at a time.
 */
final class RotatingToken implements SlackToken {

    private static final Gson GSON = new Gson();
    private static final String KEY = "bot_token";
    private static final String LOCK = "bot_token_renewal";
    private static final Duration LOCKED = Duration.ofSeconds(30);
    private static final Duration EARLY = Duration.ofHours(2);

    private final SlackHttp http;
    private final SlackAddresses addresses;
    private final App app;
    private final Store store;
    private final Clock clock;
    private @Nullable Pair known;

    /**
     * The app, as Slack knows it.
     *
     * @param refreshToken the first one, as it is configured
     */
    record App(String clientId, String clientSecret, String refreshToken) {

        /** Leaves everything out: these are secrets. */
        @Override
        public String toString() {
            return "App";
        }
    }

    /**
     * What is stored.
     *
     * @param origin the hash of the configured refresh token that it all began with: another one begins anew
     * @param expiresAt in milliseconds
     */
    private record Pair(String origin, String access, String refresh, long expiresAt) {

        boolean isGood(Instant now) {
            return now.isBefore(Instant.ofEpochMilli(expiresAt));
        }

        boolean isFresh(Instant now) {
            return now.plus(EARLY).isBefore(Instant.ofEpochMilli(expiresAt));
        }
    }

    RotatingToken(SlackHttp http, SlackAddresses addresses, App app, Store store, Clock clock) {
        this.http = http;
        this.addresses = addresses;
        this.app = app;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public synchronized String current() {
        Instant now = clock.instant();
        Pair pair = known;
        if (pair == null || !pair.isFresh(now)) {
            pair = stored();
        }
        if (pair == null || !pair.isFresh(now)) {
            pair = renewed(pair, now);
        }
        known = pair;
        return pair.access();
    }

    @Override
    public synchronized Optional<String> insteadOf(String expired) {
        Pair pair = stored();
        if (pair == null || pair.access().equals(expired)) {
            known = null;
            pair = renewed(
                    pair == null ? null : new Pair(pair.origin(), pair.access(), pair.refresh(), 0), clock.instant());
        }
        known = pair;
        return Optional.of(pair.access());
    }

    /** Returns a new pair; the old one where it is good and another node is about to renew it. */
    private Pair renewed(@Nullable Pair old, Instant now) {
        if (!store.putIfAbsent(LOCK, "1", LOCKED)) {
            if (old != null && old.isGood(now)) {
                return old;
            }
            throw PlatformException.passing("Slack's token is being renewed", null);
        }
        try {
            Pair latest = stored();
            if (latest != null
                    && latest.isFresh(now)
                    && (old == null || !latest.access().equals(old.access()))) {
                return latest;
            }
            Pair fresh = asked(latest == null ? app.refreshToken() : latest.refresh());
            store.putSecret(KEY, GSON.toJson(fresh));
            return fresh;
        } finally {
            store.remove(LOCK);
        }
    }

    private Pair asked(String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", app.clientId());
        fields.put("client_secret", app.clientSecret());
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken);
        SlackHttp.Answer answer = http.post(
                Methods.OAUTH_V2_ACCESS,
                addresses.method(Methods.OAUTH_V2_ACCESS),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                SlackForm.encoded(fields));
        OAuthV2AccessResponse response = read(answer);
        if (!response.isOk()) {
            throw PlatformException.refused("Slack renews no token: " + response.getError()
                    + "; compare slack_client_id, slack_client_secret and the refresh token in slack_api_token with"
                    + " the app's settings");
        }
        if (response.getAccessToken() == null
                || response.getRefreshToken() == null
                || response.getExpiresIn() == null) {
            throw PlatformException.refused("Slack renewed a token that does not rotate: switch token rotation on in"
                    + " the app's settings, or slack_enable_token_rotation off");
        }
        return new Pair(
                hash(app.refreshToken()),
                response.getAccessToken(),
                response.getRefreshToken(),
                clock.instant().plusSeconds(response.getExpiresIn()).toEpochMilli());
    }

    private @Nullable Pair stored() {
        try {
            return store.get(KEY)
                    .map(text -> GSON.fromJson(text, Pair.class))
                    .filter(pair -> hash(app.refreshToken()).equals(pair.origin()))
                    .orElse(null);
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static OAuthV2AccessResponse read(SlackHttp.Answer answer) {
        try {
            OAuthV2AccessResponse response = SlackJson.GSON.fromJson(answer.body(), OAuthV2AccessResponse.class);
            if (response != null) {
                return response;
            }
        } catch (JsonParseException e) {
            // told below, without the body, which may hold tokens
        }
        throw PlatformException.passing("Slack answers oauth.v2.access with no JSON object", null);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
