package dev.shipmate.plugins.msteams.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** The key of a connector, and the tokens that it makes. */
public final class SigningKey {

    private final RSAKey key;

    /** Makes a new one. */
    public SigningKey() {
        try {
            key = new RSAKeyGenerator(2048).keyID("stand-in-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the set of keys as the connector publishes it. */
    public String set() {
        String json = key.toPublicJWK().toJSONString();
        return "{\"keys\":[" + json.substring(0, json.length() - 1) + ",\"endorsements\":[\"msteams\"]}]}";
    }

    /** Returns a token for the bot, good for an hour. */
    public String token(String service) {
        return token(FakeTeams.APP_ID, "https://api.botframework.com", service, Instant.now());
    }

    /** Returns a token. */
    public String token(String audience, String issuer, String service, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .claim("serviceurl", service)
                .notBeforeTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .build();
        return signed(claims);
    }

    /** Returns a token that says this. */
    public String signed(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
