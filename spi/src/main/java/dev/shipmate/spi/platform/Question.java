package dev.shipmate.spi.platform;

import dev.shipmate.spi.command.Choice;
import java.util.List;
import java.util.Objects;

/**
 * One question of a {@link Prompt}.
 *
 * @param name comes back with the answer: the parameter's name
 * @param text the question
 * @param choices the offered answers, at most as many as the {@link Limits} say; empty for free text
 * @param suggestion the proposed answer: the value of one of the choices, or a text; empty for none
 * @param problem why an earlier answer was not accepted; empty for none
 * @param isMasked whether the answer is a secret that should not be shown while it is typed
 * @since 1
 */
public record Question(
        String name, String text, List<Choice> choices, String suggestion, String problem, boolean isMasked) {

    public Question {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        choices = List.copyOf(choices);
        Objects.requireNonNull(suggestion, "suggestion");
        Objects.requireNonNull(problem, "problem");
    }
}
