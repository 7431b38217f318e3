package dev.shipmate.plugins.msteams;

import com.google.gson.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an activity was sent by the Bot Framework's connector for this bot, as Microsoft's authentication of the
 * connector demands; the emulator's tokens are taken only where that is switched on.
 */
final class ActivityVerifier {

    /** What refuses a request; Nautobot ChatOps answers so, and the connector takes it like 401. */
    private static final int FORBIDDEN = 403;

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String CHANNEL = "msteams";
    private static final List<String> EMULATOR_ISSUERS = List.of(
            "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
            "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
            "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0");

    private final String appId;
    private final String issuer;
    private final SigningKeys keys;
    private final Optional<SigningKeys> emulatorKeys;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param issuer who makes the connector's tokens
     * @param emulatorKeys of the emulator, if its tokens are taken
     */
    ActivityVerifier(String appId, String issuer, SigningKeys keys, Optional<SigningKeys> emulatorKeys, Clock clock) {
        this.appId = appId;
        this.issuer = issuer;
        this.keys = keys;
        this.emulatorKeys = emulatorKeys;
        this.clock = clock;
    }

    /** A token that is good; what it says must still agree with the activity. */
    static final class Verified {

        private final JWTClaimsSet claims;
        private final SigningKeys.Key key;
        private final boolean isEmulator;

        private Verified(JWTClaimsSet claims, SigningKeys.Key key, boolean isEmulator) {
            this.claims = claims;
            this.key = key;
            this.isEmulator = isEmulator;
        }

        /** Checks that the token was made for this activity's channel and address. */
        void covers(JsonObject activity) throws UnverifiedRequestException {
            if (isEmulator) {
                return;
            }
            String channel = TeamsJson.text(activity, "channelId");
            if (!channel.equals(CHANNEL)
                    || !key.endorsements().isEmpty() && !key.endorsements().contains(channel)) {
                throw refused("The token is not good for this channel.");
            }
            String claimed = claim("serviceurl");
            String address = claimed.isEmpty() ? claim("serviceUrl") : claimed;
            if (address.isEmpty() || !address.equals(TeamsJson.text(activity, "serviceUrl"))) {
                throw refused("The token is not good for this service address.");
            }
        }

        private String claim(String name) {
            return claims.getClaim(name) instanceof String text ? text : "";
        }
    }

    /** Verifies the token of a request, before anything of its body is looked at. */
    Verified verify(WebRequest request) throws UnverifiedRequestException {
        String header = request.header("Authorization").orElse("").strip();
        if (header.isEmpty()) {
            throw new UnverifiedRequestException(FORBIDDEN, Kind.MISSING_SIGNATURE, "The token is missing.");
        }
        String[] parts = header.split(" +");
        if (parts.length != 2 || !parts[0].equalsIgnoreCase("Bearer")) {
            throw refused("The Authorization header is not a bearer token.");
        }
        try {
            return verified(SignedJWT.parse(parts[1]));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw refused("The token cannot be read.");
        }
    }

    private Verified verified(SignedJWT token) throws UnverifiedRequestException, ParseException, JOSEException {
        JWTClaimsSet claims = token.getJWTClaimsSet();
        String from = String.valueOf(claims.getIssuer());
        boolean isEmulator = emulatorKeys.isPresent() && EMULATOR_ISSUERS.contains(from);
        // all that is cheap comes first, so that nobody makes us look for keys with tokens that cannot be good
        if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())
                || token.getHeader().getKeyID() == null) {
            throw refused("The token is not signed as it must be.");
        }
        if (!isEmulator && !from.equals(issuer)) {
            throw refused("The token has another issuer.");
        }
        if (!claims.getAudience().contains(appId)) {
            throw refused("The token is for another app.");
        }
        if (!isCurrent(claims)) {
            throw refused("The token has expired or is not good yet.");
        }
        if (isEmulator && !appId.equals(claims.getClaim("appid")) && !appId.equals(claims.getClaim("azp"))) {
            throw refused("The token was made for another app.");
        }
        SigningKeys source = isEmulator ? emulatorKeys.get() : keys;
        SigningKeys.Key key =
                source.find(token.getHeader().getKeyID()).orElseThrow(() -> refused("The token's key is not known."));
        if (!token.verify(new RSASSAVerifier(key.key()))) {
            throw refused("The signature is wrong.");
        }
        return new Verified(claims, key, isEmulator);
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        if (claims.getExpirationTime() == null || claims.getNotBeforeTime() == null) {
            return false;
        }
        Instant now = clock.instant();
        return now.isBefore(claims.getExpirationTime().toInstant().plus(SKEW))
                && !now.isBefore(claims.getNotBeforeTime().toInstant().minus(SKEW));
    }

    private static UnverifiedRequestException refused(String why) {
        return new UnverifiedRequestException(FORBIDDEN, Kind.INCORRECT_SIGNATURE, why);
    }
}
