package dev.shipmate.core.prompt;

import dev.shipmate.core.call.Target.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins an answer with what was known when the question was asked. */
public final class AnswerReader {

    /**
     * What an answer comes to.
     *
     * @param texts all arguments known now, by parameter
     * @param page where the answer asks for another part of a menu
     */
    public record Answered(Map<String, String> texts, Page page, boolean wantsPage) {}

    /** Returns the arguments. What was not asked for is left out: answers come from outside. */
    public Answered read(PendingPrompt pending, Map<String, String> values) {
        Map<String, String> texts = new LinkedHashMap<>(pending.texts());
        for (String name : pending.asked()) {
            String value = values.get(name);
            if (value == null || value.isEmpty()) {
                continue;
            }
            var next = QuestionBuilder.nextPage(value);
            if (next.isPresent()) {
                return new Answered(pending.texts(), new Page(name, next.get()), true);
            }
            texts.put(name, pending.substitutes().getOrDefault(value, value));
        }
        return new Answered(texts, Page.FIRST, false);
    }
}
