package dev.shipmate.plugins.nautobot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.shipmate.plugins.nautobot.client.JobInput;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The inputs of one job as parameters of a command. What names an object of Nautobot takes its name or id; several are
 * separated by commas. An input that may be left out is answered with {@code -}.
 */
final class JobForm {

    /** The answer that leaves an input out. */
    static final String NOTHING = "-";

    private static final Map<String, Kind> MODELS = Map.of(
            "dcim.device", Kind.DEVICE,
            "dcim.location", Kind.LOCATION,
            "dcim.rack", Kind.RACK,
            "dcim.manufacturer", Kind.MANUFACTURER,
            "dcim.devicetype", Kind.MODEL,
            "extras.role", Kind.ROLE,
            "extras.status", Kind.STATUS,
            "tenancy.tenant", Kind.TENANT,
            "circuits.provider", Kind.PROVIDER,
            "circuits.circuit", Kind.CIRCUIT);

    private final NautobotAccess access;
    private final Map<JobInput, Parameter<Optional<String>>> parameters = new LinkedHashMap<>();

    /**
     * Makes one.
     *
     * @param isAsked which inputs are asked for when they are not given
     */
    JobForm(NautobotAccess access, List<JobInput> inputs, Predicate<JobInput> isAsked) {
        this.access = access;
        for (JobInput input : inputs) {
            if (input.type().equals("FileVar") && input.isRequired()) {
                throw new CommandException("This job takes a file (" + input.title() + "). Run it in Nautobot.");
            }
            if (!input.type().equals("FileVar")) {
                parameters.put(input, parameter(input, isAsked.test(input)));
            }
        }
    }

    List<Parameter<?>> parameters() {
        return List.copyOf(parameters.values());
    }

    /**
     * Returns what is sent to Nautobot: what was given, and the default of what was not.
     *
     * @throws CommandException if a required input is missing, or one names what is not there
     */
    JsonObject data(Nautobot nautobot, Arguments in) throws InterruptedException {
        JsonObject data = new JsonObject();
        List<String> missing = new ArrayList<>();
        for (Map.Entry<JobInput, Parameter<Optional<String>>> each : parameters.entrySet()) {
            JobInput input = each.getKey();
            Optional<String> given =
                    in.get(each.getValue()).filter(text -> input.isRequired() || !text.equals(NOTHING));
            if (given.isPresent()) {
                data.add(input.name(), value(nautobot, input, given.get()));
            } else if (input.byDefault().isPresent()) {
                data.add(input.name(), input.byDefault().get());
            } else if (input.isRequired()) {
                missing.add(each.getValue().name());
            }
        }
        if (!missing.isEmpty()) {
            throw new CommandException("The job also wants " + String.join(", ", missing)
                    + ": give each as name=value, or use \"nautobot run-job-form\", which asks for them.");
        }
        return data;
    }

    private Parameter<Optional<String>> parameter(JobInput input, boolean isAsked) {
        Parameter<String> text = Parameter.parsed(name(input), question(input), typed -> checked(input, typed));
        List<Choice> fixed = fixed(input);
        Kind kind = MODELS.get(input.model());
        if (!fixed.isEmpty()) {
            text = text.from(soFar -> fixed);
        } else if (kind != null && !input.isMany()) {
            text = text.from(soFar -> withNothing(input, Finder.choices(access.reading(soFar), kind, Query.all())));
        }
        text = text.suggests(soFar -> suggestion(input));
        return isAsked ? text.optionalUnless(soFar -> true) : text.optional();
    }

    /** Parameters are named in lower case and begin with a letter; Nautobot's inputs are Python's identifiers. */
    private String name(JobInput input) {
        String name = input.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]", "")
                .replaceFirst("^[^a-z]+", "");
        boolean isFree = !name.isEmpty()
                && !name.equals("kwargs")
                && parameters.values().stream().noneMatch(other -> other.name().equals(name));
        return isFree ? name : "input-" + (parameters.size() + 1);
    }

    private static String question(JobInput input) {
        StringBuilder question = new StringBuilder(input.title());
        if (!input.help().isEmpty()) {
            question.append(": ").append(input.help().strip());
        }
        if (input.isMany()) {
            question.append(" (several: with commas)");
        }
        if (!input.isRequired() && !isFlag(input)) {
            question.append(" (").append(NOTHING).append(" for nothing)");
        }
        return question.toString();
    }

    private static List<Choice> fixed(JobInput input) {
        if (isFlag(input)) {
            return List.of(new Choice("Yes", "yes"), new Choice("No", "no"));
        }
        return input.isMany() || input.choices().isEmpty() ? List.of() : withNothing(input, input.choices());
    }

    private static List<Choice> withNothing(JobInput input, List<Choice> choices) {
        if (input.isRequired() || choices.isEmpty()) {
            return choices;
        }
        List<Choice> all = new ArrayList<>(List.of(new Choice("Nothing", NOTHING)));
        all.addAll(choices);
        return all;
    }

    private static Optional<String> suggestion(JobInput input) {
        if (isFlag(input)) {
            return Optional.of(input.byDefault().filter(JobForm::isTrue).isPresent() ? "yes" : "no");
        }
        Optional<String> byDefault = input.byDefault().map(JobForm::text).filter(text -> !text.isEmpty());
        return byDefault.isEmpty() && !input.isRequired() ? Optional.of(NOTHING) : byDefault;
    }

    private static boolean isFlag(JobInput input) {
        return input.type().equals("BooleanVar") || input.isDryRun();
    }

    private static boolean isTrue(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsString().equalsIgnoreCase("true");
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** What can be told without asking Nautobot is told at once, so that the user is asked again. */
    private static String checked(JobInput input, String typed) {
        String text = typed.strip();
        if (text.equals(NOTHING) && !input.isRequired()) {
            return text;
        }
        if (isFlag(input) && !text.matches("(?i)yes|no|true|false|y|n")) {
            throw new CommandException("\"" + text + "\" is neither yes nor no.");
        }
        if (input.type().equals("IntegerVar") && !text.matches("-?[0-9]{1,18}")) {
            throw new CommandException("\"" + text + "\" is not a whole number.");
        }
        if (input.type().equals("ChoiceVar")
                && !input.choices().isEmpty()
                && choice(input, text).isEmpty()) {
            throw new CommandException("\"" + text + "\" is none of "
                    + String.join(
                            ", ", input.choices().stream().map(Choice::value).toList()) + ".");
        }
        if (input.type().equals("JSONVar")) {
            json(text);
        }
        return text;
    }

    private static Optional<String> choice(JobInput input, String text) {
        return input.choices().stream()
                .filter(choice ->
                        choice.value().equalsIgnoreCase(text) || choice.label().equalsIgnoreCase(text))
                .map(Choice::value)
                .findFirst();
    }

    private static JsonElement json(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new CommandException("\"" + text + "\" is no JSON.", e);
        }
    }

    private static JsonElement value(Nautobot nautobot, JobInput input, String text) throws InterruptedException {
        if (isFlag(input)) {
            return new JsonPrimitive(text.matches("(?i)yes|true|y"));
        }
        if (input.type().equals("IntegerVar")) {
            return new JsonPrimitive(Long.parseLong(text));
        }
        if (input.type().equals("JSONVar")) {
            return json(text);
        }
        if (!input.isMany()) {
            return single(nautobot, input, text);
        }
        JsonArray values = new JsonArray();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                values.add(single(nautobot, input, part.strip()));
            }
        }
        return values;
    }

    private static JsonElement single(Nautobot nautobot, JobInput input, String text) throws InterruptedException {
        if (input.model().isEmpty()) {
            return new JsonPrimitive(choice(input, text).orElse(text));
        }
        Kind kind = MODELS.get(input.model());
        if (kind != null) {
            return new JsonPrimitive(
                    Finder.one(nautobot, kind, Query.all(), text, "").id());
        }
        if (Finder.isId(text)) {
            return new JsonPrimitive(text);
        }
        JsonObject byName = new JsonObject();
        byName.addProperty("name", text);
        return byName;
    }
}
