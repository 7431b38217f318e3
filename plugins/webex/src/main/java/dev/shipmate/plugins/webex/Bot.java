package dev.shipmate.plugins.webex;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who the bot itself is.
 *
 * @param names what users may see in place of a mention of it, the longest first
 */
record Bot(String id, String organization, List<String> names) {

    Bot {
        names = List.copyOf(names);
    }

    /** Reads one; empty if it has no id. */
    static Optional<Bot> read(JsonObject person) {
        List<String> names = Stream.of("displayName", "nickName", "firstName")
                .map(key -> WebexJson.text(person, key).strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String id = WebexJson.text(person, "id");
        return id.isEmpty() ? Optional.empty() : Optional.of(new Bot(id, WebexJson.text(person, "orgId"), names));
    }

    /** Returns whether this is its id: the API's, or the shorter one inside of it which clients write into mentions. */
    boolean isMeantBy(String other) {
        return !other.isEmpty() && inner(id).equals(inner(other));
    }

    private static String inner(String id) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id.replace('+', '-').replace('/', '_'));
            String decoded = new String(bytes, StandardCharsets.UTF_8);
            return decoded.startsWith("ciscospark://") ? decoded.substring(decoded.lastIndexOf('/') + 1) : id;
        } catch (IllegalArgumentException e) {
            return id.startsWith("ciscospark://") ? id.substring(id.lastIndexOf('/') + 1) : id;
        }
    }
}
