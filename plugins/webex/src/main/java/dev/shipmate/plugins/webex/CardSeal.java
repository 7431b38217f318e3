package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.platform.PlatformException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what a card brings back when it is answered, so that nobody else can make up such an answer: who was asked, in which
 * room and thread. The key is made once, and kept for all nodes.
 */
final class CardSeal {

    private static final String KEY = "card-key";
    private static final String LOCK = "card-key-lock";
    private static final Duration LOCK_LIFE = Duration.ofMinutes(1);
    private static final String MAC = "HmacSHA256";

    private final Store store;
    private volatile @Nullable SecretKeySpec key;

    CardSeal(Store store) {
        this.store = store;
    }

    /** What a card brings back. */
    record Sealed(String person, String thread) {}

    /** Returns what is to be hidden in a card. */
    Map<String, String> seal(String token, String room, Sealed content) {
        return Map.of("person", content.person(), "thread", content.thread(), "seal", mac(token, room, content));
    }

    /** Returns what was sealed; empty if the seal is not ours or belongs to another card or room. */
    Optional<Sealed> open(String token, String room, Map<String, String> hidden) {
        Sealed content = new Sealed(hidden.getOrDefault("person", ""), hidden.getOrDefault("thread", ""));
        boolean isRight = MessageDigest.isEqual(
                mac(token, room, content).getBytes(UTF_8),
                hidden.getOrDefault("seal", "").getBytes(UTF_8));
        return isRight ? Optional.of(content) : Optional.empty();
    }

    private String mac(String token, String room, Sealed content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key());
            for (String part : new String[] {token, room, content.person(), content.thread()}) {
                byte[] bytes = part.getBytes(UTF_8);
                mac.update((bytes.length + ":").getBytes(UTF_8));
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(HexFormat.of().parseHex(store.get(KEY).orElseGet(this::made)), MAC);
            key = known;
        }
        return known;
    }

    private String made() {
        if (!store.putIfAbsent(LOCK, "making", LOCK_LIFE)) {
            throw PlatformException.passing("the key for cards is being made", null);
        }
        try {
            Optional<String> meanwhile = store.get(KEY);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            String made = HexFormat.of().formatHex(bytes);
            store.putSecret(KEY, made);
            return made;
        } finally {
            store.remove(LOCK);
        }
    }
}
