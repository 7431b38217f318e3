package dev.shipmate.testkit;

import java.util.List;

/**
 * A message or an open form as a person sees it now.
 *
 * @param id the service's
 * @param text all its texts from top to bottom, a line each, with the platform's markup
 * @param isPrivate whether nobody else can see it
 * @param thread the id of the message that it hangs below, empty if none
 * @param questions the names of the questions that it asks, in order; empty if it asks nothing
 * @param choices the labels that its menu offers, in order, without Cancel
 * @param buttons the labels of its buttons, in order
 * @param files the names of what is attached, in order
 * @param payload what the service was sent for it, as JSON with two blanks of indentation, ids and times replaced by fixed
 *     words
 */
public record Shown(
        String id,
        String text,
        boolean isPrivate,
        String thread,
        List<String> questions,
        List<String> choices,
        List<String> buttons,
        List<String> files,
        String payload) {

    public Shown {
        questions = List.copyOf(questions);
        choices = List.copyOf(choices);
        buttons = List.copyOf(buttons);
        files = List.copyOf(files);
    }

    /** Returns whether it asks something. */
    public boolean isPrompt() {
        return !questions.isEmpty() || !choices.isEmpty() || buttons.contains("Answer");
    }
}
