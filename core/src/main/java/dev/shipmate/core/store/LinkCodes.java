package dev.shipmate.core.store;

import dev.shipmate.core.log.Author;
import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.message.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Account links that users make themselves, by a code that is typed in chat. Whoever offers a link has made sure of the
 * Nautobot user; that the code arrives in a chat account proves the other half.
 */
public final class LinkCodes implements AccountLinks {

    /** Letters and digits without those that are taken for each other: a code has more than 59 bits. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    private final Jdbi jdbi;
    private final Clock clock;
    private final AccountLinkStore links;
    private final LinkSecrets secrets;
    private final SecureRandom random = new SecureRandom();

    public LinkCodes(Jdbi jdbi, Clock clock, AccountLinkStore links, SecretKeys keys) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.links = links;
        this.secrets = new LinkSecrets(keys);
    }

    @Override
    public String offer(String nautobotUser, Map<String, String> kept) {
        AccountLinkStore.checkNautobotUser(nautobotUser.strip());
        kept.forEach(LinkCodes::check);
        String code = newCode();
        String hash = hash(code);
        jdbi.useHandle(
                handle -> handle.createUpdate("insert into link_code (code_hash, nautobot_user, secrets, expires_at)"
                                + " values (:hash, :user, :secrets, :until)")
                        .bind("hash", hash)
                        .bind("user", nautobotUser.strip())
                        .bind("secrets", secrets.closed(hash, kept))
                        .bind("until", clock.instant().plus(LIFETIME))
                        .execute());
        return code;
    }

    /**
     * Makes the link that a code stands for, in place of the one that the chat account has.
     *
     * @param code as it was typed: case, blanks and hyphens do not matter
     * @return nothing where no code is like that, or it has expired or was used
     */
    public Optional<AccountLink> redeem(String code, Origin origin, Author author) {
        String hash = hash(code);
        return jdbi.inTransaction(handle -> {
            Optional<Offered> offered = handle.createQuery("select nautobot_user, secrets from link_code"
                            + " where code_hash = :hash and expires_at > :now for update")
                    .bind("hash", hash)
                    .bind("now", clock.instant())
                    .map((row, context) -> new Offered(row.getString("nautobot_user"), row.getString("secrets")))
                    .findOne();
            if (offered.isEmpty()
                    || handle.createUpdate("delete from link_code where code_hash = :hash")
                                    .bind("hash", hash)
                                    .execute()
                            == 0) {
                return Optional.empty();
            }
            AccountLink link = links.put(
                    handle, origin.platform(), origin.userId(), offered.get().user(), author);
            secrets.replace(
                    handle,
                    link.id(),
                    secrets.opened(hash, offered.get().secrets()).orElse(Map.of()));
            return Optional.of(link);
        });
    }

    private record Offered(String user, String secrets) {

        @Override
        public String toString() {
            return "Offered";
        }
    }

    /** Returns who a chat user is in Nautobot. */
    public Caller caller(Origin origin) {
        return new Caller() {
            @Override
            public Optional<String> nautobotUser() {
                return links.nautobotUser(origin.platform(), origin.userId());
            }

            @Override
            public Optional<String> secret(String name) {
                return origin.userId().isEmpty()
                        ? Optional.empty()
                        : jdbi.withHandle(handle -> secrets.find(handle, origin.platform(), origin.userId(), name));
            }
        };
    }

    /** Removes the link of a chat account and all that is kept with it; returns it if there was one. */
    public Optional<AccountLink> unlink(Origin origin, Author author) {
        return links.find(origin.platform(), origin.userId()).flatMap(link -> links.remove(link.id(), author));
    }

    /** Removes the codes that have expired. */
    public int purge() {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from link_code where expires_at <= :now")
                .bind("now", clock.instant())
                .execute());
    }

    private String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String hash(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void check(String name, String value) {
        if (name.isEmpty()
                || name.length() > LinkSecrets.LONGEST_NAME
                || value.length() > LinkSecrets.LONGEST_VALUE
                || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a secret of a link has a name of 1 to " + LinkSecrets.LONGEST_NAME
                    + " and a value of at most " + LinkSecrets.LONGEST_VALUE + " characters");
        }
    }
}
