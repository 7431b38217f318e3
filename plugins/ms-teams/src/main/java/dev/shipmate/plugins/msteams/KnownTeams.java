package dev.shipmate.plugins.msteams;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.shipmate.spi.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The teams in which the bot has answered, with the address of each: Teams does not tell a bot where it is. */
final class KnownTeams {

    private static final Gson GSON = new Gson();
    private static final String KEY = "teams";
    private static final int MOST = 200;

    private final Store store;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    KnownTeams(Store store) {
        this.store = store;
    }

    /** Notes the team of a conversation. */
    void note(ReplyAddress address) {
        String entry = address.team() + " " + address.service();
        if (address.team().isEmpty() || noted.size() > 10 * MOST || !noted.add(entry)) {
            return;
        }
        Map<String, String> teams = all();
        if (!address.service().equals(teams.get(address.team())) && teams.size() < MOST) {
            teams.put(address.team(), address.service());
            store.put(KEY, GSON.toJson(teams));
        }
    }

    /** Returns the addresses by the teams' ids. */
    Map<String, String> all() {
        try {
            Map<String, String> teams =
                    GSON.fromJson(store.get(KEY).orElse("{}"), new TypeToken<LinkedHashMap<String, String>>() {});
            return teams == null ? new LinkedHashMap<>() : teams;
        } catch (JsonParseException e) {
            return new LinkedHashMap<>();
        }
    }
}
