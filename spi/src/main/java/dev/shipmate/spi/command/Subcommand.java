package dev.shipmate.spi.command;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A subcommand: a name, its parameters, its limits and its handler. Immutable; each modifier returns a new one.
 *
 * <pre>{@code
 * Subcommand.of("forecast", "Show the forecast for a place.")
 *         .takes(PLACE, DAYS)
 *         .runs(in -> Outcome.reply(forecast(in.get(PLACE), in.get(DAYS))));
 * }</pre>
 *
 * @since 1
 */
public final class Subcommand {

    private final String name;
    private final String summary;
    private final List<Parameter<?>> parameters;
    private final @Nullable Function<Arguments, List<Parameter<?>>> further;
    private final @Nullable Duration limit;
    private final boolean isChange;
    private final boolean isRepeatable;
    private final boolean isApprovalNeeded;
    private final @Nullable Handler handler;

    private Subcommand(
            String name,
            String summary,
            List<Parameter<?>> parameters,
            @Nullable Function<Arguments, List<Parameter<?>>> further,
            @Nullable Duration limit,
            boolean isChange,
            boolean isRepeatable,
            boolean isApprovalNeeded,
            @Nullable Handler handler) {
        this.name = name;
        this.summary = summary;
        this.parameters = parameters;
        this.further = further;
        this.limit = limit;
        this.isChange = isChange;
        this.isRepeatable = isRepeatable;
        this.isApprovalNeeded = isApprovalNeeded;
        this.handler = handler;
    }

    /**
     * Begins a subcommand.
     *
     * @param name at most 64 lower-case letters, digits, {@code _} or single hyphens; {@code help} is the host's
     * @param summary one sentence, shown in help
     */
    public static Subcommand of(String name, String summary) {
        if (name.equals("help")) {
            throw new IllegalArgumentException("the subcommand name \"help\" is the host's own");
        }
        Names.hyphenated("subcommand", name);
        return new Subcommand(
                name,
                Names.sentence("the subcommand " + name, summary),
                List.of(),
                null,
                null,
                false,
                false,
                false,
                null);
    }

    /** Begins the one subcommand of a command that is typed alone, such as {@code clear}. Its name is empty. */
    public static Subcommand unnamed(String summary) {
        return new Subcommand(
                "",
                Names.sentence("the unnamed subcommand", summary),
                List.of(),
                null,
                null,
                false,
                false,
                false,
                null);
    }

    /**
     * Sets the parameters. Words fill them in this order; those behind one that takes the rest of the line are filled by
     * {@code name=value} or by a question.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public Subcommand takes(Parameter<?>... taken) {
        Set<String> seen = new HashSet<>();
        for (Parameter<?> parameter : taken) {
            if (!seen.add(parameter.name())) {
                throw new IllegalArgumentException(
                        "the subcommand " + name + " takes two parameters named " + parameter.name());
            }
        }
        return new Subcommand(
                name, summary, List.of(taken), further, limit, isChange, isRepeatable, isApprovalNeeded, handler);
    }

    /**
     * Adds parameters that are known only when all others are given, such as the inputs of a job that was chosen. They are
     * given, asked for and logged like the others; none may be masked.
     *
     * @param known returns them from what was given; may call a service, as {@link Choices} may, and is called again for
     *     each step of a call. A {@link CommandException} ends the command
     */
    public Subcommand takesAlso(Function<Arguments, List<Parameter<?>>> known) {
        return new Subcommand(
                name, summary, parameters, known, limit, isChange, isRepeatable, isApprovalNeeded, handler);
    }

    /** Sets how long a run may take, in place of the host's {@code command_timeout}. */
    public Subcommand within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time limit of " + name + " must be more than nothing");
        }
        return new Subcommand(
                name, summary, parameters, further, time, isChange, isRepeatable, isApprovalNeeded, handler);
    }

    /** Says that it alters something outside the host. Without this it only reads. */
    public Subcommand changes() {
        return new Subcommand(name, summary, parameters, further, limit, true, isRepeatable, isApprovalNeeded, handler);
    }

    /**
     * Says that it may be run again when the host died in the middle of it. Without this a run that was cut off is
     * reported as interrupted and never run twice.
     */
    public Subcommand repeatable() {
        return new Subcommand(name, summary, parameters, further, limit, isChange, true, isApprovalNeeded, handler);
    }

    /**
     * Says that a second person must approve each run: somebody else than the one who asks. The host holds the run until
     * then, tells those who may approve, and asks anew whether the asker may run it.
     */
    public Subcommand needsApproval() {
        return new Subcommand(name, summary, parameters, further, limit, isChange, isRepeatable, true, handler);
    }

    /** Sets the handler. A command takes only subcommands that have one. */
    public Subcommand runs(Handler code) {
        return new Subcommand(
                name, summary, parameters, further, limit, isChange, isRepeatable, isApprovalNeeded, code);
    }

    /** Returns the name, empty for the one subcommand of a command that is typed alone. */
    public String name() {
        return name;
    }

    /** Returns one sentence about it. */
    public String summary() {
        return summary;
    }

    /** Returns the parameters in the order in which words fill them. */
    public List<Parameter<?>> parameters() {
        return parameters;
    }

    /** Returns what tells the parameters that are known only when these are given, if there are such. */
    public Optional<Function<Arguments, List<Parameter<?>>>> further() {
        return Optional.ofNullable(further);
    }

    /** Returns the time limit, or nothing when the host's applies. */
    public Optional<Duration> limit() {
        return Optional.ofNullable(limit);
    }

    /** Returns whether it alters something outside the host. */
    public boolean isChange() {
        return isChange;
    }

    /** Returns whether a run that was cut off may be run again. */
    public boolean isRepeatable() {
        return isRepeatable;
    }

    /** Returns whether a second person must approve each run. */
    public boolean isApprovalNeeded() {
        return isApprovalNeeded;
    }

    /** Returns the handler. */
    public Handler handler() {
        if (handler == null) {
            throw new IllegalStateException("the subcommand " + name + " has no handler yet: end it with runs(…)");
        }
        return handler;
    }

    void requireComplete(String command) {
        if (handler == null) {
            throw new IllegalArgumentException(
                    "the subcommand \"" + name + "\" of " + command + " does nothing: give it a handler with runs(…)");
        }
    }
}
