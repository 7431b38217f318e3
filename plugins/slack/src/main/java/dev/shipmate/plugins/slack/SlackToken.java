package dev.shipmate.plugins.slack;

import java.util.Optional;

/** The bot token, which may change while the host runs. */
interface SlackToken {

    /**
     * Returns the token to call with.
     *
     * @throws dev.shipmate.spi.platform.PlatformException if there is none at the moment
     */
    String current();

    /** Returns another token than this one, which Slack says has expired; nothing if there is none. */
    Optional<String> insteadOf(String expired);

    /** Returns a token that stays. */
    static SlackToken lasting(String token) {
        return new SlackToken() {
            @Override
            public String current() {
                return token;
            }

            @Override
            public Optional<String> insteadOf(String expired) {
                return Optional.empty();
            }
        };
    }
}
