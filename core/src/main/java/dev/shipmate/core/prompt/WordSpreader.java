package dev.shipmate.core.prompt;

import dev.shipmate.spi.command.Parameter;
import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spreads typed words over the parameters of a subcommand. */
final class WordSpreader {

    private final List<Parameter<?>> parameters;

    WordSpreader(List<Parameter<?>> parameters) {
        this.parameters = parameters;
    }

    /** Words that do not fit, told to the user. */
    static final class MisfitException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        MisfitException(String message) {
            super(message);
        }
    }

    /** Returns the text of each parameter that the words fill, all of them. */
    Map<String, String> spread(List<String> words) throws MisfitException {
        return spread(words, false);
    }

    /** Returns the text of each parameter that the words fill; those that are left over are for parameters to come. */
    Map<String, String> begin(List<String> words) throws MisfitException {
        return spread(words, true);
    }

    private Map<String, String> spread(List<String> words, boolean hasLater) throws MisfitException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> plain = new ArrayList<>();
        for (String word : words) {
            Optional<Parameter<?>> named = named(word);
            if (named.isEmpty()) {
                plain.add(word);
            } else {
                String name = named.get().name();
                if (texts.putIfAbsent(name, word.substring(name.length() + 1)) != null) {
                    throw new MisfitException(name + " is given twice.");
                }
            }
        }
        int used = fill(texts, plain);
        if (used < plain.size() && !hasLater) {
            throw new MisfitException("\"" + plain.get(used) + "\" is one word too many.");
        }
        return texts;
    }

    private Optional<Parameter<?>> named(String word) {
        return parameters.stream()
                .filter(parameter -> word.startsWith(parameter.name() + "="))
                .findFirst();
    }

    private int fill(Map<String, String> texts, List<String> plain) {
        int next = 0;
        for (Parameter<?> parameter : parameters) {
            if (texts.containsKey(parameter.name()) || next == plain.size()) {
                continue;
            }
            if (parameter.takesRest()) {
                texts.put(parameter.name(), String.join(" ", plain.subList(next, plain.size())));
                next = plain.size();
            } else {
                texts.put(parameter.name(), plain.get(next++));
            }
        }
        return next;
    }
}
