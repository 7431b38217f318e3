package dev.shipmate.spi.command;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command, such as {@code weather}, and its subcommands. Immutable.
 *
 * @since 1
 */
public final class Command {

    private final String name;
    private final String summary;
    private final List<Subcommand> subcommands;

    private Command(String name, String summary, List<Subcommand> subcommands) {
        this.name = Names.command(name);
        this.summary = Names.sentence("the command " + name, summary);
        this.subcommands = List.copyOf(subcommands);
        if (subcommands.isEmpty()) {
            throw new IllegalArgumentException("the command " + name + " needs at least one subcommand");
        }
        Set<String> seen = new HashSet<>();
        for (Subcommand subcommand : subcommands) {
            if (!seen.add(subcommand.name())) {
                throw new IllegalArgumentException(
                        "the command " + name + " has two subcommands named \"" + subcommand.name() + "\"");
            }
            subcommand.requireComplete(name);
        }
    }

    /**
     * Returns a command.
     *
     * @param name at most 64 lower-case letters, digits or {@code _}; no hyphen, because {@code weather-now} means the
     *     subcommand {@code now} of {@code weather}
     * @param summary one sentence, shown in the list of commands
     * @param subcommands at least one; help lists them in this order
     * @throws IllegalArgumentException if a name is not allowed or used twice, or a subcommand has no handler
     */
    public static Command of(String name, String summary, Subcommand... subcommands) {
        return new Command(name, summary, List.of(subcommands));
    }

    /** Returns the name as it is typed, without any prefix. */
    public String name() {
        return name;
    }

    /** Returns one sentence about it. */
    public String summary() {
        return summary;
    }

    /** Returns the subcommands in the order of their declaration. */
    public List<Subcommand> subcommands() {
        return subcommands;
    }

    /** Returns the subcommand of this name; the name is empty for a command that is typed alone. */
    public Optional<Subcommand> subcommand(String wanted) {
        return subcommands.stream()
                .filter(subcommand -> subcommand.name().equals(wanted))
                .findFirst();
    }
}
