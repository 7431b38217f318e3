package dev.shipmate.plugins.slack;

import com.slack.api.methods.Methods;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.team.TeamInfoResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.Team;
import com.slack.api.model.User;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds workspaces, channels and people by name, and people by e-mail address. */
final class SlackDirectory {

    private static final String PAGE = "200";
    /** Slack lets these lists be read some twenty times a minute: more pages would take longer than anybody waits. */
    private static final int MOST_PAGES = 20;

    private static final int MOST_MATCHES = 20;

    private final SlackClient client;

    SlackDirectory(SlackClient client) {
        this.client = client;
    }

    List<Party> find(PartyKind kind, String name) {
        String wanted = plain(name);
        try {
            return switch (kind) {
                case ORGANIZATION -> workspace(wanted);
                case CHANNEL -> channels(wanted);
                case USER -> users(wanted);
            };
        } catch (SlackRefusal e) {
            throw e.asFinal();
        }
    }

    Optional<Party> findEmail(String email) {
        try {
            User user = client.ask(
                            Methods.USERS_LOOKUP_BY_EMAIL,
                            Map.of("email", email.strip()),
                            UsersLookupByEmailResponse.class)
                    .getUser();
            return Optional.ofNullable(user).map(SlackDirectory::party);
        } catch (SlackRefusal e) {
            if (e.isUnknownUser()) {
                return Optional.empty();
            }
            throw e.asFinal();
        }
    }

    /** The token knows one workspace, by its name and by the first part of its address. */
    private List<Party> workspace(String wanted) throws SlackRefusal {
        Team team =
                client.ask(Methods.TEAM_INFO, Map.of(), TeamInfoResponse.class).getTeam();
        return team != null && isOneOf(wanted, team.getName(), team.getDomain())
                ? List.of(new Party(team.getId(), team.getName()))
                : List.of();
    }

    private List<Party> channels(String wanted) throws SlackRefusal {
        List<Party> found = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES && found.size() < MOST_MATCHES; page++) {
            Map<String, String> fields = page(cursor);
            fields.put("types", "public_channel,private_channel");
            fields.put("exclude_archived", "true");
            ConversationsListResponse list =
                    client.ask(Methods.CONVERSATIONS_LIST, fields, ConversationsListResponse.class);
            for (Conversation channel : list.getChannels()) {
                if (isOneOf(wanted, channel.getName())) {
                    found.add(new Party(channel.getId(), channel.getName()));
                }
            }
            cursor = next(list.getResponseMetadata());
            if (cursor.isEmpty()) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private List<Party> users(String wanted) throws SlackRefusal {
        List<Party> found = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES && found.size() < MOST_MATCHES; page++) {
            UsersListResponse list = client.ask(Methods.USERS_LIST, page(cursor), UsersListResponse.class);
            for (User user : list.getMembers()) {
                if (!user.isDeleted() && !user.isBot() && isOneOf(wanted, names(user))) {
                    found.add(party(user));
                }
            }
            cursor = next(list.getResponseMetadata());
            if (cursor.isEmpty()) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private static String[] names(User user) {
        User.Profile profile = user.getProfile();
        return profile == null
                ? new String[] {user.getName(), user.getRealName()}
                : new String[] {user.getName(), user.getRealName(), profile.getDisplayName(), profile.getRealName()};
    }

    private static Party party(User user) {
        return new Party(user.getId(), user.getName() == null ? "" : user.getName());
    }

    private static Map<String, String> page(String cursor) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("limit", PAGE));
        if (!cursor.isEmpty()) {
            fields.put("cursor", cursor);
        }
        return fields;
    }

    private static String next(@Nullable ResponseMetadata metadata) {
        return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
    }

    private static String plain(String name) {
        String stripped = name.strip();
        String bare = stripped.startsWith("#") || stripped.startsWith("@") ? stripped.substring(1) : stripped;
        return bare.toLowerCase(Locale.ROOT);
    }

    private static boolean isOneOf(String wanted, @Nullable String... names) {
        return !wanted.isEmpty()
                && Stream.of(names)
                        .anyMatch(name ->
                                name != null && name.toLowerCase(Locale.ROOT).equals(wanted));
    }
}
