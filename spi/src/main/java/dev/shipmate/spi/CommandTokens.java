package dev.shipmate.spi;

/**
 * The tokens that a chat platform proves its requests with, one per slash command, where the platform made them and an
 * administrator entered them ({@code bin/shipmate command-tokens add}). The host keeps hashes alone. Implemented by the
 * host.
 *
 * @since 1
 */
public interface CommandTokens {

    /** Returns whether a token was entered for a platform. Takes the same time for every wrong token. */
    boolean accepts(String platform, String token);
}
