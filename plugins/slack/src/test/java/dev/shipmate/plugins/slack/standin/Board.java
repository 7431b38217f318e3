package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in the conversations and on screens now, as it looks now. */
public final class Board {

    private final Map<String, Posted> standing = new LinkedHashMap<>();
    private final List<String> alarms = new ArrayList<>();

    /** Returns what a user sees in some conversations, and their open forms; oldest first. */
    public synchronized List<Posted> seenBy(String user, Set<String> channels) {
        return standing.values().stream()
                .filter(posted -> posted.reader().isEmpty() || posted.reader().equals(user))
                .filter(posted -> posted.isForm() || channels.contains(posted.channel()))
                .toList();
    }

    /** Returns the alarms that were raised so far. */
    public synchronized List<String> alarms() {
        return List.copyOf(alarms);
    }

    /** Returns what stands under an id. */
    synchronized Optional<Posted> find(String id) {
        return Optional.ofNullable(standing.get(id));
    }

    /** Returns the open form with an id of the app's own. */
    synchronized Optional<Posted> form(String externalId) {
        return standing.values().stream()
                .filter(posted -> posted.isForm() && !externalId.isEmpty())
                .filter(form -> WebApi.text(form.content(), "external_id").equals(externalId))
                .findFirst();
    }

    synchronized void put(Posted posted) {
        standing.put(posted.id(), posted);
        alarms.addAll(Alarms.in(posted.content()));
    }

    synchronized void change(String id, JsonObject content) {
        Posted old = standing.get(id);
        if (old != null) {
            put(old.with(content));
        }
    }

    synchronized void remove(String id) {
        standing.remove(id);
    }
}
