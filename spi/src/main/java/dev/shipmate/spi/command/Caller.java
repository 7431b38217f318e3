package dev.shipmate.spi.command;

import java.util.Optional;

/**
 * Whom a run is for, beyond the chat account in its {@link Arguments#origin}. Implemented by the host.
 *
 * @since 1
 */
public interface Caller {

    /** Somebody whose chat account is linked to no Nautobot user. */
    Caller UNLINKED = new Caller() {

        @Override
        public Optional<String> nautobotUser() {
            return Optional.empty();
        }

        @Override
        public Optional<String> secret(String name) {
            return Optional.empty();
        }
    };

    /** Returns the name of the Nautobot user whom the chat account is linked to, if it is. */
    Optional<String> nautobotUser();

    /** Returns what was kept with that link under this name, such as the user's own API token. Never logged. */
    Optional<String> secret(String name);
}
