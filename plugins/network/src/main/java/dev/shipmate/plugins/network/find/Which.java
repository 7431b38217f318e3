package dev.shipmate.plugins.network.find;

import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Parameter;
import java.util.List;
import java.util.Optional;

/** Asks which object is meant where a name means several; its answer is an id. */
public final class Which {

    private final Candidates candidates;
    private final Parameter<Optional<String>> parameter;

    /** Finds the objects that may be meant by what was given so far. */
    @FunctionalInterface
    public interface Candidates {
        List<Hit> of(Arguments soFar) throws InterruptedException;
    }

    public Which(Candidates candidates) {
        this.candidates = candidates;
        parameter = Parameter.text("which", "Which one of them?")
                .from(this::choices)
                .optionalUnless(this::isAmbiguous);
    }

    public Parameter<Optional<String>> parameter() {
        return parameter;
    }

    /**
     * Returns the one that is meant.
     *
     * @throws CommandException if there are several and none was chosen; their names and ids are told
     */
    public Optional<Hit> pick(Arguments given) throws InterruptedException {
        List<Hit> hits = candidates.of(given);
        Optional<String> chosen = given.get(parameter);
        if (chosen.isPresent()) {
            return hits.stream()
                    .filter(hit -> hit.id().equals(chosen.get().strip()))
                    .findFirst();
        }
        return one(hits);
    }

    /** Returns the only one, or refuses to guess which of several. */
    static Optional<Hit> one(List<Hit> hits) {
        if (hits.size() > 1) {
            throw new CommandException("That name has several: "
                    + String.join(
                            "; ",
                            hits.stream()
                                    .map(hit -> hit.described() + " " + hit.id())
                                    .toList())
                    + ". Name one of them by its id.");
        }
        return hits.stream().findFirst();
    }

    /** What goes wrong here is told by the handler, which asks the same. */
    private boolean isAmbiguous(Arguments soFar) {
        try {
            return list(soFar).size() > 1;
        } catch (CommandException e) {
            return false;
        }
    }

    private List<Choice> choices(Arguments soFar) {
        return list(soFar).stream()
                .map(hit -> new Choice(Words.label(hit.described()), hit.id()))
                .toList();
    }

    private List<Hit> list(Arguments soFar) {
        try {
            return candidates.of(soFar);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Asking Nautobot was interrupted. Try again.", e);
        }
    }
}
