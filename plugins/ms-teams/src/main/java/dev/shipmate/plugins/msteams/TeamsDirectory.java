package dev.shipmate.plugins.msteams;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Finds teams, channels and people by name in the teams in which the bot has answered, and people by e-mail address. */
final class TeamsDirectory {

    private static final int MOST_MATCHES = 20;

    private final Connector connector;
    private final KnownTeams teams;

    TeamsDirectory(Connector connector, KnownTeams teams) {
        this.connector = connector;
        this.teams = teams;
    }

    List<Party> find(PartyKind kind, String name) {
        String stripped = name.strip();
        String bare = stripped.startsWith("#") || stripped.startsWith("@") ? stripped.substring(1) : stripped;
        Map<String, Party> found = new LinkedHashMap<>();
        eachTeam((team, service) -> {
            switch (kind) {
                case ORGANIZATION -> {
                    JsonObject told = connector.team(service, team);
                    add(found, bare, team, TeamsJson.text(told, "name"), TeamsJson.text(told, "name"));
                }
                case CHANNEL ->
                    connector
                            .channels(service, team)
                            .forEach(channel -> add(
                                    found,
                                    bare,
                                    TeamsJson.text(channel, "id"),
                                    channelName(channel),
                                    channelName(channel)));
                case USER ->
                    connector
                            .members(service, team)
                            .forEach(member -> add(
                                    found,
                                    bare,
                                    TeamsJson.text(member, "id"),
                                    TeamsJson.text(member, "name"),
                                    TeamsJson.text(member, "name"),
                                    TeamsJson.text(member, "userPrincipalName")));
            }
        });
        return found.values().stream().limit(MOST_MATCHES).toList();
    }

    Optional<Party> findEmail(String email) {
        String wanted = email.strip();
        Map<String, Party> found = new LinkedHashMap<>();
        eachTeam((team, service) -> connector
                .members(service, team)
                .forEach(member -> add(
                        found,
                        wanted,
                        TeamsJson.text(member, "id"),
                        TeamsJson.text(member, "name"),
                        TeamsJson.text(member, "email"),
                        TeamsJson.text(member, "userPrincipalName"))));
        return found.values().stream().findFirst();
    }

    private void eachTeam(BiConsumer<String, String> look) {
        Map<String, String> all = teams.all();
        if (all.isEmpty()) {
            throw PlatformException.refused(
                    "Teams tells names only of teams in which the bot has answered, and there is"
                            + " none yet: mention it in a channel of the team first");
        }
        all.forEach(look);
    }

    /** The first channel of a team has no name, and is shown as General. */
    private static String channelName(JsonObject channel) {
        String name = TeamsJson.text(channel, "name");
        return name.isEmpty() ? "General" : name;
    }

    private static void add(Map<String, Party> found, String wanted, String id, String name, String... names) {
        boolean isMeant = !wanted.isEmpty()
                && Stream.of(names)
                        .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
        if (isMeant && !id.isEmpty()) {
            found.putIfAbsent(id, new Party(id, name));
        }
    }
}
