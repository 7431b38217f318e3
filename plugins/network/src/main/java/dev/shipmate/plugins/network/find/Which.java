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
