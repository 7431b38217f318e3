package dev.shipmate.spi.platform;

import java.util.List;
import java.util.Objects;

/**
 * One or more questions that the host asks because arguments are missing.
 *
 * <p>One question with choices is best shown as a menu with a Cancel button, one without as a text field, several as one
 * form. More than one question comes only to a platform whose {@link Limits} have forms.
 *
 * @param token comes back with the answer; unguessable, good for one answer; the only thing of the pending command
 *     that passes through the platform; at most 60 letters and digits
 * @param title a few words: the command and subcommand
 * @param questions none in a form that is being prepared, see {@link ChatPlatform#updatePrompt}; else at least one
 * @since 1
 */
public record Prompt(String token, String title, List<Question> questions) {

    public Prompt {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(title, "title");
        questions = List.copyOf(questions);
    }
}
