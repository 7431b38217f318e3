package dev.shipmate.spi.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A typed key for one argument: what it is called, what the user is asked when it is missing, how its text is read.
 * Immutable; each modifier returns a new one. Two parameters are the same to the host when their names are.
 *
 * @param <T> the type of the value
 * @since 1
 */
public final class Parameter<T> {

    private final String name;
    private final String question;
    private final Parser<T> parser;
    private final Options<T> options;

    /** What the modifiers set. */
    private record Options<T>(
            @Nullable Function<Arguments, String> wording,
            @Nullable Choices choices,
            @Nullable Function<Arguments, Optional<String>> suggestion,
            @Nullable T fallback,
            @Nullable Predicate<Arguments> condition,
            boolean isMasked,
            boolean takesRest) {}

    private Parameter(String name, String question, Parser<T> parser, Options<T> options) {
        this.name = Names.hyphenated("parameter", name);
        this.question = Names.sentence("the parameter " + name, question);
        this.parser = parser;
        this.options = options;
    }

    /** Returns a parameter that takes any text. */
    public static Parameter<String> text(String name, String question) {
        return parsed(name, question, text -> text);
    }

    /** Returns a parameter that takes a whole number. */
    public static Parameter<Integer> integer(String name, String question) {
        return parsed(name, question, text -> {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new CommandException("\"" + text + "\" is not a whole number.");
            }
        });
    }

    /**
     * Returns a parameter that takes one of the constants of an enum and offers them. They are typed in lower case with
     * hyphens for underscores; case does not matter.
     */
    public static <E extends Enum<E>> Parameter<E> oneOf(String name, String question, Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Parameter::word).toList();
        Parser<E> parser = text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "\"" + text + "\" is none of " + words.stream().collect(Collectors.joining(", ")) + "."));
        return parsed(name, question, parser).from(soFar -> Choice.listOf(words));
    }

    /**
     * Returns a parameter that asks for a yes or a no, for a confirmation whose wording depends on what was given.
     *
     * @param wording returns the question, such as {@code "Redeploy 12 devices at ams01?"}
     */
    public static Parameter<Boolean> confirmation(String name, Function<Arguments, String> wording) {
        Parser<Boolean> parser = text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true" -> true;
            case "no", "n", "false" -> false;
            default -> throw new CommandException("\"" + text + "\" is neither yes nor no.");
        };
        return parsed(name, "Are you sure?", parser)
                .asks(wording)
                .from(soFar -> List.of(new Choice("Yes", "yes"), new Choice("No", "no")));
    }

    /** Returns a parameter whose text is read by the parser. */
    public static <T> Parameter<T> parsed(String name, String question, Parser<T> parser) {
        return new Parameter<>(name, question, parser, new Options<>(null, null, null, null, null, false, false));
    }

    /** Offers choices when it is asked for. */
    public Parameter<T> from(Choices offered) {
        return with(new Options<>(
                options.wording,
                offered,
                options.suggestion,
                options.fallback,
                options.condition,
                options.isMasked,
                options.takesRest));
    }

    /**
     * Asks in words that depend on what was given so far. Like {@link Choices}, words that read an argument which is not
     * there yet put the question off until it is; a {@link CommandException} ends the command.
     */
    public Parameter<T> asks(Function<Arguments, String> wording) {
        return with(new Options<>(
                wording,
                options.choices,
                options.suggestion,
                options.fallback,
                options.condition,
                options.isMasked,
                options.takesRest));
    }

    /** Proposes an answer, which the user may take or change: the chosen entry of a menu, the text in a field. */
    public Parameter<T> suggests(Function<Arguments, Optional<String>> proposal) {
        return with(new Options<>(
                options.wording,
                options.choices,
                proposal,
                options.fallback,
                options.condition,
                options.isMasked,
                options.takesRest));
    }

    /** Takes this value when none is given; it is then never asked for. */
    public Parameter<T> defaultsTo(T value) {
        return with(new Options<>(
                options.wording,
                options.choices,
                options.suggestion,
                value,
                options.condition,
                options.isMasked,
                options.takesRest));
    }

    /** Reads as nothing when none is given; it is then never asked for. */
    public Parameter<Optional<T>> optional() {
        return optional(null);
    }

    /**
     * Reads as nothing when none is given, and is asked for only where the condition holds. Like {@link Choices}, a condition
     * that reads an argument which is not there yet is put off until it is.
     */
    public Parameter<Optional<T>> optionalUnless(Predicate<Arguments> isNeeded) {
        return optional(isNeeded);
    }

    private Parameter<Optional<T>> optional(@Nullable Predicate<Arguments> condition) {
        return new Parameter<>(
                name,
                question,
                text -> Optional.of(parser.parse(text)),
                new Options<>(
                        options.wording,
                        options.choices,
                        options.suggestion,
                        Optional.empty(),
                        condition,
                        options.isMasked,
                        options.takesRest));
    }

    /** Shows stars in place of its value in the command log, in prompts and wherever the host writes it. */
    public Parameter<T> masked() {
        return with(new Options<>(
                options.wording,
                options.choices,
                options.suggestion,
                options.fallback,
                options.condition,
                true,
                options.takesRest));
    }

    /**
     * Takes all remaining words of the line, joined by single spaces, but for {@code name=value} words of other
     * parameters. So {@code forecast New York days=5} needs no quotes.
     */
    public Parameter<T> rest() {
        return with(new Options<>(
                options.wording,
                options.choices,
                options.suggestion,
                options.fallback,
                options.condition,
                options.isMasked,
                true));
    }

    /** Returns the name, which {@code name=value} fills. */
    public String name() {
        return name;
    }

    /** Returns the question, as it is asked when nothing is known yet. */
    public String question() {
        return question;
    }

    /** Returns the question in words that depend on what was given so far. */
    public String question(Arguments soFar) {
        return options.wording == null ? question : options.wording.apply(soFar);
    }

    /** Returns the reader of its text. */
    public Parser<T> parser() {
        return parser;
    }

    /** Returns what lists its choices, or nothing if it takes free text. */
    public Optional<Choices> choices() {
        return Optional.ofNullable(options.choices);
    }

    /** Returns the proposed answer, if there is one. */
    public Optional<String> suggestion(Arguments soFar) {
        return options.suggestion == null ? Optional.empty() : options.suggestion.apply(soFar);
    }

    /** Returns the value that is taken when none is given, or nothing if the user is to be asked. */
    public Optional<T> fallback() {
        return Optional.ofNullable(options.fallback);
    }

    /** Returns when it is asked for although it has a fallback, if ever. */
    public Optional<Predicate<Arguments>> condition() {
        return Optional.ofNullable(options.condition);
    }

    /** Returns whether its value is secret. */
    public boolean isMasked() {
        return options.isMasked;
    }

    /** Returns whether it takes all remaining words of the line. */
    public boolean takesRest() {
        return options.takesRest;
    }

    private Parameter<T> with(Options<T> changed) {
        return new Parameter<>(name, question, parser, changed);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
