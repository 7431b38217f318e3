package dev.shipmate.core.prompt;

import java.util.List;
import java.util.Map;

/**
 * A question that was asked and may be answered.
 *
 * @param texts the arguments so far, by parameter
 * @param asked the parameters that are asked for
 * @param substitutes what stands for a choice whose value is too long for the platform
 * @param page which part of a long menu is shown
 * @param alias the word that the line was short for; "" for none
 * @param pipes what the reply goes through, as it was typed; "" for none
 */
public record PendingPrompt(
        String platform,
        String userId,
        String command,
        String subcommand,
        Map<String, String> texts,
        List<String> asked,
        Map<String, String> substitutes,
        int page,
        String alias,
        String pipes) {

    public PendingPrompt {
        texts = Map.copyOf(texts);
        asked = List.copyOf(asked);
        substitutes = Map.copyOf(substitutes);
    }
}
