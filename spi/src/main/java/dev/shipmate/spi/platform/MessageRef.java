package dev.shipmate.spi.platform;

/**
 * A message that was sent, in the adapter's own words, so that it can be edited or removed.
 *
 * @param value opaque to the host, which may store it; at most 4,000 characters; never logged
 * @since 1
 */
public record MessageRef(String value) {

    @Override
    public String toString() {
        return "MessageRef";
    }
}
