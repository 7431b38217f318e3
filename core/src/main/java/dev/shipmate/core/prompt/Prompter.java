package dev.shipmate.core.prompt;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Target.Page;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.List;

/**
 * Asks for what is missing: makes the questions, stores what is known so far, and returns the prompt. Calls foreign code:
 * to be used on the plugin's own threads.
 */
public final class Prompter {

    private final PendingPrompts pending;

    public Prompter(PendingPrompts pending) {
        this.pending = pending;
    }

    /** Returns the token of a prompt that is to be prepared. */
    public String newToken() {
        return pending.newToken();
    }

    /** Returns the prompt to show under a token, whose answer {@link PendingPrompts#find} finds. */
    public Prompt prepare(String token, Call call, Binding.Incomplete incomplete, Limits limits, Page page) {
        QuestionBuilder builder = new QuestionBuilder(limits, incomplete.soFar(), page);
        List<Question> questions = builder.questions(incomplete);
        pending.add(
                token,
                new PendingPrompt(
                        call.origin().platform(),
                        call.origin().userId(),
                        call.command(),
                        call.subcommand(),
                        incomplete.texts(),
                        questions.stream().map(Question::name).toList(),
                        builder.substitutes(),
                        page.number(),
                        call.wording().alias(),
                        call.wording().pipes().text()));
        return new Prompt(token, call.path(), questions);
    }
}
