package dev.shipmate.plugins.mattermost;

import java.util.Optional;

/** What is known to be wrong right now, in words for administrators. */
final class Health {

    private volatile String token = "";
    private volatile String connection = "";

    void tokenRefused() {
        token = "Mattermost refuses mattermost_api_token: make a new access token for the bot and set it";
    }

    void tokenTaken() {
        token = "";
    }

    void connectionLost(String why) {
        connection = why;
    }

    void connected() {
        connection = "";
    }

    Optional<String> trouble() {
        String worst = token.isEmpty() ? connection : token;
        return worst.isEmpty() ? Optional.empty() : Optional.of(worst);
    }
}
