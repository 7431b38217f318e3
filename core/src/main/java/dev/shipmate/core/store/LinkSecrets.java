package dev.shipmate.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is kept with account links and with the codes that make them, encrypted with the host's key. */
final class LinkSecrets {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_VALUE = 4_000;

    private final Vault vault;
    private final ObjectMapper json = new ObjectMapper();

    LinkSecrets(SecretKeys keys) {
        this.vault = new Vault(keys);
    }

    /** Returns what a chat user has kept under a name, if there is a key that opens it. */
    Optional<String> find(Handle handle, String platform, String userId, String name) {
        return handle.createQuery("select link_id, value from account_link_secret"
                        + " join account_link on account_link.id = account_link_secret.link_id"
                        + " where user_id = :user and platform = :platform and name = :name")
                .bind("user", userId)
                .bind("platform", platform)
                .bind("name", name)
                .map((row, context) ->
                        vault.open(place(row.getObject("link_id", UUID.class), name), row.getString("value")))
                .findOne()
                .flatMap(value -> value);
    }

    /** Keeps these with a link in place of those before. */
    void replace(Handle handle, UUID link, Map<String, String> secrets) {
        remove(handle, link);
        secrets.forEach((name, value) -> handle.createUpdate(
                        "insert into account_link_secret (link_id, name, value) values (:link, :name, :value)")
                .bind("link", link)
                .bind("name", name)
                .bind("value", vault.close(place(link, name), value))
                .execute());
    }

    static void remove(Handle handle, UUID link) {
        handle.createUpdate("delete from account_link_secret where link_id = :link")
                .bind("link", link)
                .execute();
    }

    /** Returns all of them as one encrypted text, bound to the code that they wait for. */
    String closed(String codeHash, Map<String, String> secrets) {
        try {
            return vault.close("link-code\n" + codeHash, json.writeValueAsString(new TreeMap<>(secrets)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what {@link #closed} has encrypted; nothing where no key opens it any more. */
    Optional<Map<String, String>> opened(String codeHash, String stored) {
        return vault.open("link-code\n" + codeHash, stored).map(text -> {
            try {
                Map<String, String> secrets = new TreeMap<>();
                json.readTree(text)
                        .properties()
                        .forEach(each ->
                                secrets.put(each.getKey(), each.getValue().asText()));
                return secrets;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String place(UUID link, String name) {
        return "account-link\n" + link + "\n" + name;
    }
}
