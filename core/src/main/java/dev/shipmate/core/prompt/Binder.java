package dev.shipmate.core.prompt;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Binding.Missing;
import dev.shipmate.core.call.Given;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.message.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the arguments of a call with the parsers of its parameters and finds what is missing. Calls foreign code: to be
 * used on the plugin's own threads.
 */
public final class Binder {

    /** Returns what the given texts come to. */
    public Binding bind(List<Parameter<?>> parameters, Given given, Origin origin, Session session) {
        Map<String, String> texts = new LinkedHashMap<>(given.byName());
        try {
            texts.putAll(new WordSpreader(parameters).spread(given.words()));
        } catch (WordSpreader.MisfitException e) {
            return new Binding.Misfit(e.getMessage() == null ? "" : e.getMessage());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> accepted = new LinkedHashMap<>();
        List<Missing> missing = new ArrayList<>();
        for (Parameter<?> parameter : parameters) {
            String text = texts.get(parameter.name());
            if (text == null) {
                Optional<?> fallback = parameter.fallback();
                if (fallback.isPresent()) {
                    values.put(parameter.name(), fallback.get());
                } else {
                    missing.add(new Missing(parameter, ""));
                }
                continue;
            }
            try {
                values.put(parameter.name(), parameter.parser().parse(text));
                accepted.put(parameter.name(), text);
            } catch (CommandException e) {
                missing.add(new Missing(parameter, e.getMessage()));
            }
        }
        BoundArguments bound = new BoundArguments(parameters, values, origin, session);
        return missing.isEmpty()
                ? new Binding.Complete(bound, accepted)
                : new Binding.Incomplete(bound, accepted, missing);
    }
}
