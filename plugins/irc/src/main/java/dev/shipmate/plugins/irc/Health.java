package dev.shipmate.plugins.irc;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known to be wrong right now, in words for administrators. */
final class Health {

    private String connection = "not connected to IRC yet";
    private String nickname = "";
    private final Map<String, String> channels = new TreeMap<>();

    synchronized void lost(String why) {
        connection = why;
        nickname = "";
        channels.clear();
    }

    synchronized void connected() {
        connection = "";
    }

    /** Notes that the nickname is another's; the empty text that it is not. */
    synchronized void nickname(String why) {
        nickname = why;
    }

    /** Notes why a channel cannot be entered. */
    synchronized void outside(String channel, String why) {
        channels.put(channel, why);
    }

    synchronized void inside(String channel) {
        channels.remove(channel);
    }

    synchronized Optional<String> trouble() {
        if (!connection.isEmpty()) {
            return Optional.of(connection);
        }
        String all = String.join("; ", channels.values());
        String both = nickname + (nickname.isEmpty() || all.isEmpty() ? "" : "; ") + all;
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }
}
