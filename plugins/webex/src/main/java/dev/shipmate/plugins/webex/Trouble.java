package dev.shipmate.plugins.webex;

import java.util.Optional;

/** What keeps Webex from working right now, as far as the last calls told. */
final class Trouble {

    private volatile boolean isTokenRefused;
    private volatile String registration = "";

    void tokenWasRefused() {
        isTokenRefused = true;
    }

    void tokenWasTaken() {
        isTokenRefused = false;
    }

    /** Notes why Webex does not call this host; the empty string for nothing. */
    void registration(String reason) {
        registration = reason;
    }

    Optional<String> line() {
        if (isTokenRefused) {
            return Optional.of("Webex refuses the token: set webex_token to the bot's access token and restart");
        }
        return Optional.of(registration).filter(reason -> !reason.isEmpty());
    }
}
