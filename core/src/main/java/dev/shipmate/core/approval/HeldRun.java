package dev.shipmate.core.approval;

import dev.shipmate.spi.message.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run whose arguments are complete and that may not begin yet.
 *
 * @param deliveryId the delivery that asks for it
 * @param texts the arguments as text, by the names of their parameters
 * @param shown the same for the eyes of others, secrets as stars
 * @param alias the word that the line was short for; "" for none
 * @param pipes what the reply goes through, as it was typed; "" for none
 */
public record HeldRun(
        long deliveryId,
        Origin origin,
        String command,
        String subcommand,
        Map<String, String> texts,
        Map<String, String> shown,
        String alias,
        String pipes) {

    public HeldRun {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    /** Without the arguments, which may be secret. */
    @Override
    public String toString() {
        return "HeldRun of " + command + " " + subcommand + " for " + origin;
    }
}
