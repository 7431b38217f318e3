package dev.shipmate.core.prompt;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Binding.Missing;
import dev.shipmate.core.call.Target.Page;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Choices;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the questions of a prompt: the first missing parameter, and where the platform has forms all others whose choices
 * can be listed already and fit. Calls foreign code: to be used on the plugin's own threads.
 */
final class QuestionBuilder {

    private static final String NEXT = "shipmate:page:";
    private static final String SUBSTITUTE = "shipmate:choice:";

    private final Limits limits;
    private final Arguments soFar;
    private final Page page;
    private final Map<String, String> substitutes = new HashMap<>();

    QuestionBuilder(Limits limits, Arguments soFar, Page page) {
        this.limits = limits;
        this.soFar = soFar;
        this.page = page;
    }

    /** Returns the page that a menu's value leads to, if it is not an answer but the entry for more. */
    static Optional<Integer> nextPage(String value) {
        // a number of at most four digits: the value comes from outside
        return value.matches(NEXT + "[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(value.substring(NEXT.length())))
                : Optional.empty();
    }

    /** Returns the questions, at least one. */
    List<Question> questions(Binding.Incomplete incomplete) {
        List<Question> questions = new ArrayList<>();
        for (Missing missing : incomplete.missing()) {
            boolean isFirst = questions.isEmpty();
            if (!isFirst && !limits.hasForms()) {
                break;
            }
            try {
                List<Choice> choices = choices(missing.parameter());
                boolean isLong = choices.size() > limits.choices();
                if (isFirst || !isLong) {
                    questions.add(question(missing, choices));
                }
                if (isFirst && isLong) {
                    break;
                }
            } catch (BoundArguments.NotYetException e) {
                if (isFirst) {
                    throw e;
                }
                // it depends on an answer that this form asks for: the next round has it
            }
        }
        return questions;
    }

    /** Returns what stands for choices whose values are too long for the platform. */
    Map<String, String> substitutes() {
        return substitutes;
    }

    private List<Choice> choices(Parameter<?> parameter) {
        Optional<Choices> offered = parameter.choices();
        return offered.isPresent() ? offered.get().list(soFar) : List.of();
    }

    private Question question(Missing missing, List<Choice> choices) {
        Parameter<?> parameter = missing.parameter();
        List<Choice> shown = fitting(shown(parameter, choices));
        String suggestion = parameter.suggestion(soFar).orElse("");
        boolean isOffered = shown.isEmpty()
                || shown.stream().anyMatch(choice -> choice.value().equals(suggestion));
        return new Question(
                parameter.name(),
                parameter.question(soFar),
                shown,
                isOffered ? suggestion : "",
                missing.problem(),
                parameter.isMasked());
    }

    private List<Choice> shown(Parameter<?> parameter, List<Choice> choices) {
        int most = limits.choices();
        if (choices.size() <= most) {
            return choices;
        }
        int perPage = most - 1;
        int pages = (choices.size() + perPage - 1) / perPage;
        int number = page.parameter().equals(parameter.name()) ? Math.min(page.number(), pages - 1) : 0;
        int from = number * perPage;
        List<Choice> part = new ArrayList<>(choices.subList(from, Math.min(from + perPage, choices.size())));
        int next = (number + 1) % pages;
        String label = next == 0 ? "Back to the first page" : "More… (page " + (next + 1) + " of " + pages + ")";
        part.add(new Choice(label, NEXT + next));
        return part;
    }

    private List<Choice> fitting(List<Choice> choices) {
        List<Choice> fitting = new ArrayList<>();
        for (Choice choice : choices) {
            if (choice.value().length() <= limits.answerLength()) {
                fitting.add(choice);
            } else {
                String key = SUBSTITUTE + substitutes.size();
                substitutes.put(key, choice.value());
                fitting.add(new Choice(choice.label(), key));
            }
        }
        return fitting;
    }
}
