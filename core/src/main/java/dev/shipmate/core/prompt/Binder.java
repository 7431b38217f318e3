package dev.shipmate.core.prompt;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Binding.Missing;
import dev.shipmate.core.call.Given;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the arguments of a call with the parsers of its parameters and finds what is missing. Calls foreign code: to be
 * used on the plugin's own threads.
 */
public final class Binder {

    /** Who asks, and what is known of them. */
    public record Asker(Origin origin, Session session, Caller caller) {}

    /** Returns what the given texts come to. */
    public Binding bind(Subcommand subcommand, Given given, Asker asker) {
        List<Parameter<?>> declared = subcommand.parameters();
        if (subcommand.further().isEmpty()) {
            return bind(declared, texts(declared, given, false), asker);
        }
        Binding known = bind(declared, texts(declared, given, true), asker);
        if (!(known instanceof Binding.Complete complete)) {
            return known;
        }
        List<Parameter<?>> all = new ArrayList<>(declared);
        all.addAll(subcommand.further().get().apply(complete.arguments()));
        requireProper(subcommand, all);
        return bind(all, texts(all, given, false), asker);
    }

    private static void requireProper(Subcommand subcommand, List<Parameter<?>> all) {
        long names = all.stream().map(Parameter::name).distinct().count();
        boolean isMasked = all.stream().skip(subcommand.parameters().size()).anyMatch(Parameter::isMasked);
        if (names < all.size() || isMasked) {
            throw new IllegalStateException("the further parameters of " + subcommand.name()
                    + " must have names of their own, and none may be masked");
        }
    }

    /** Returns the text of each parameter, or why the words do not fit; with words for later ones these are left over. */
    private static Spread texts(List<Parameter<?>> parameters, Given given, boolean hasLater) {
        Map<String, String> texts = new LinkedHashMap<>(given.byName());
        try {
            WordSpreader spreader = new WordSpreader(parameters);
            texts.putAll(hasLater ? spreader.begin(given.words()) : spreader.spread(given.words()));
            return new Spread(texts, "");
        } catch (WordSpreader.MisfitException e) {
            return new Spread(texts, e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private record Spread(Map<String, String> texts, String problem) {}

    private static Binding bind(List<Parameter<?>> parameters, Spread spread, Asker asker) {
        if (!spread.problem().isEmpty()) {
            return new Binding.Misfit(spread.problem());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> accepted = new LinkedHashMap<>();
        List<Missing> missing = new ArrayList<>();
        for (Parameter<?> parameter : parameters) {
            String text = spread.texts().get(parameter.name());
            try {
                if (text != null) {
                    values.put(parameter.name(), parameter.parser().parse(text));
                    accepted.put(parameter.name(), text);
                } else if (isNeeded(parameter, new BoundArguments(parameters, values, asker))) {
                    missing.add(new Missing(parameter, ""));
                } else {
                    parameter.fallback().ifPresent(fallback -> values.put(parameter.name(), fallback));
                }
            } catch (BoundArguments.NotYetException e) {
                // whether it is needed hangs on another one, which is missing
            } catch (CommandException e) {
                missing.add(new Missing(parameter, e.getMessage()));
            }
        }
        BoundArguments bound = new BoundArguments(parameters, values, asker);
        return missing.isEmpty()
                ? new Binding.Complete(bound, accepted)
                : new Binding.Incomplete(bound, accepted, missing);
    }

    private static boolean isNeeded(Parameter<?> parameter, BoundArguments before) {
        return parameter.fallback().isEmpty()
                || parameter.condition().isPresent()
                        && parameter.condition().get().test(before);
    }
}
