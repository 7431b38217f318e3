package dev.shipmate.plugins.webex;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds rooms by title, people by name or e-mail address, and organizations by the e-mail address of somebody in them: Webex
 * tells a bot no names of organizations.
 */
final class WebexDirectory {

    private static final int MOST_MATCHES = 20;

    private final WebexClient client;

    WebexDirectory(WebexClient client) {
        this.client = client;
    }

    List<Party> find(PartyKind kind, String name) {
        String stripped = name.strip();
        String bare = stripped.startsWith("#") || stripped.startsWith("@") ? stripped.substring(1) : stripped;
        if (bare.isEmpty()) {
            return List.of();
        }
        try {
            Stream<Party> found = switch (kind) {
                case ORGANIZATION ->
                    byEmail(bare)
                            .filter(person -> !WebexJson.text(person, "orgId").isEmpty())
                            .map(person -> new Party(WebexJson.text(person, "orgId"), "organization of " + bare));
                case CHANNEL ->
                    client.all("rooms?type=group&max=1000").stream()
                            .filter(room ->
                                    WebexJson.text(room, "title").strip().equalsIgnoreCase(bare))
                            .map(room -> new Party(WebexJson.text(room, "id"), WebexJson.text(room, "title")));
                case USER ->
                    client.all("people?max=100&displayName=" + WebexAddresses.encoded(bare)).stream()
                            .filter(person ->
                                    WebexJson.text(person, "displayName").equalsIgnoreCase(bare))
                            .map(WebexDirectory::party);
            };
            return found.limit(MOST_MATCHES).toList();
        } catch (WebexRefusal e) {
            throw e.asFinal();
        }
    }

    Optional<Party> findEmail(String email) {
        try {
            return byEmail(email.strip()).map(WebexDirectory::party).findFirst();
        } catch (WebexRefusal e) {
            throw e.asFinal();
        }
    }

    private Stream<JsonObject> byEmail(String email) throws WebexRefusal {
        return email.contains("@")
                ? client.all("people?email=" + WebexAddresses.encoded(email)).stream()
                : Stream.empty();
    }

    private static Party party(JsonObject person) {
        return new Party(WebexJson.text(person, "id"), WebexJson.text(person, "displayName"));
    }
}
