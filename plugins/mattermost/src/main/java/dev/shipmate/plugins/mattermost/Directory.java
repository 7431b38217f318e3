package dev.shipmate.plugins.mattermost;

import static dev.shipmate.plugins.mattermost.MattermostAddresses.part;
import static dev.shipmate.plugins.mattermost.MattermostJson.textOrEmpty;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds teams, channels and users by the names that stand in their addresses. */
final class Directory {

    private static final int MOST = 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    private final MattermostClient client;

    Directory(MattermostClient client) {
        this.client = client;
    }

    List<Party> lookUp(PartyKind kind, String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^[#@~]", "");
        try {
            return switch (kind) {
                case USER -> isName(plain) ? found("a user", "users/username/" + part(plain), "username") : List.of();
                case ORGANIZATION -> isName(plain) ? found("a team", "teams/name/" + part(plain), "name") : List.of();
                case CHANNEL -> channels(plain);
            };
        } catch (MattermostRefusal e) {
            throw e.asFinal();
        }
    }

    Optional<Party> lookUpEmail(String email) {
        try {
            return found("a user by e-mail address", "users/email/" + part(email.strip()), "username").stream()
                    .findFirst();
        } catch (MattermostRefusal e) {
            throw e.asFinal();
        }
    }

    /** Looks into one team, as in {@code team/channel}, or into all that the bot is in. */
    private List<Party> channels(String name) throws MattermostRefusal {
        int slash = name.indexOf('/');
        String channel = name.substring(slash + 1);
        if (!isName(channel)) {
            return List.of();
        }
        if (slash >= 0) {
            String team = name.substring(0, slash);
            return isName(team)
                    ? found("a channel", "teams/name/" + part(team) + "/channels/name/" + part(channel), "name")
                    : List.of();
        }
        List<Party> found = new ArrayList<>();
        List<JsonObject> teams = client.teams();
        for (JsonObject team : teams.subList(0, Math.min(MOST, teams.size()))) {
            String path = "teams/" + part(textOrEmpty(team, "id")) + "/channels/name/" + part(channel);
            found.addAll(found("a channel", path, "name"));
        }
        return found;
    }

    private List<Party> found(String call, String path, String name) throws MattermostRefusal {
        try {
            JsonObject party = client.get(call, path);
            return List.of(new Party(textOrEmpty(party, "id"), textOrEmpty(party, name)));
        } catch (MattermostRefusal e) {
            if (e.isMissing()) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
