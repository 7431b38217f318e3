package dev.shipmate.plugins.msteams;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public keys with which Microsoft signs, fetched from its OpenID metadata and kept. A key that is not known lets them
 * be fetched again, once an hour at most: else anybody could make us call Microsoft by sending keys that nobody has.
 */
final class SigningKeys {

    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration USABLE = Duration.ofDays(5);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final TeamsHttp http;
    private final URI metadata;
    private final Clock clock;
    private volatile Map<String, Key> keys = Map.of();
    private Instant fetchedAt = Instant.EPOCH;
    private Instant triedAt = Instant.EPOCH;
    private volatile @Nullable String trouble;

    /**
     * A key.
     *
     * @param endorsements the channels whose activities it may sign; empty if it does not say
     */
    record Key(RSAPublicKey key, Set<String> endorsements) {}

    SigningKeys(TeamsHttp http, URI metadata, Clock clock) {
        this.http = http;
        this.metadata = metadata;
        this.clock = clock;
    }

    /** Returns the key of an id; nothing if Microsoft has none, or does not say. */
    Optional<Key> find(String id) {
        Key known = keys.get(id);
        if (known != null && isUsable()) {
            return Optional.of(known);
        }
        refresh(known == null ? BETWEEN : FRESH);
        return isUsable() ? Optional.ofNullable(keys.get(id)) : Optional.empty();
    }

    /** Fetches them if they are older than a day. */
    void keepFresh() {
        refresh(FRESH);
    }

    /** Returns why there are no keys, if there are none. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private synchronized boolean isUsable() {
        return clock.instant().isBefore(fetchedAt.plus(USABLE));
    }

    private synchronized void refresh(Duration age) {
        Instant now = clock.instant();
        Duration pause = keys.isEmpty() ? BETWEEN_FAILURES : BETWEEN;
        if (now.isBefore(fetchedAt.plus(age)) || now.isBefore(triedAt.plus(pause))) {
            return;
        }
        triedAt = now;
        try {
            keys = fetched();
            fetchedAt = now;
            trouble = null;
        } catch (PlatformException e) {
            trouble = keys.isEmpty() ? "the keys of Microsoft cannot be fetched: " + e.getMessage() : null;
        }
    }

    private Map<String, Key> fetched() {
        String address = TeamsJson.text(get("OpenID metadata", metadata), "jwks_uri");
        JsonObject set = get("the signing keys", sameHost(address));
        Map<String, Key> found = new HashMap<>();
        for (JsonObject key : TeamsJson.objects(set, "keys")) {
            String id = TeamsJson.text(key, "kid");
            try {
                if (!id.isEmpty() && TeamsJson.text(key, "kty").equals("RSA")) {
                    found.put(id, new Key(RSAKey.parse(key.toString()).toRSAPublicKey(), endorsements(key)));
                }
            } catch (ParseException | JOSEException e) {
                // one key that is not understood leaves the others good
            }
        }
        if (found.isEmpty()) {
            throw PlatformException.passing("there are no keys in what it answered", null);
        }
        return Map.copyOf(found);
    }

    private JsonObject get(String what, URI address) {
        TeamsHttp.Answer answer = http.send(what, "GET", address, Map.of(), new byte[0], PATIENCE);
        if (!answer.isOk()) {
            throw PlatformException.passing("Microsoft answers " + what + " with " + answer.status(), null);
        }
        return answer.json();
    }

    private URI sameHost(String address) {
        try {
            URI keysAt = URI.create(address);
            if (metadata.getHost().equalsIgnoreCase(keysAt.getHost())
                    && metadata.getScheme().equalsIgnoreCase(keysAt.getScheme())
                    && metadata.getPort() == keysAt.getPort()) {
                return keysAt;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw PlatformException.passing("the OpenID metadata names keys at another host", null);
    }

    private static Set<String> endorsements(JsonObject key) {
        Set<String> channels = new HashSet<>();
        if (key.get("endorsements") instanceof JsonArray array) {
            for (JsonElement channel : array) {
                if (channel instanceof JsonPrimitive text && text.isString()) {
                    channels.add(text.getAsString());
                }
            }
        }
        return Set.copyOf(channels);
    }
}
