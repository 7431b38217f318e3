package dev.shipmate.plugins.nautobot;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.JobInput;
import dev.shipmate.plugins.nautobot.client.JobReport;
import dev.shipmate.plugins.nautobot.client.JobRun;
import dev.shipmate.plugins.nautobot.client.Jobs;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The jobs of Nautobot: lists, runs and cancels them. */
final class JobCommands {

    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    private static final int MOST_JOBS = 1_000;
    private static final int MOST_RUNS = 25;
    private static final List<String> COLUMNS = List.of("name", "id", "enabled");

    private static final Parameter<Optional<String>> SHOWN =
            Parameter.text("kwargs", "Which columns?").optional().rest();
    private static final Parameter<Optional<String>> FILTERS = Parameter.text(
                    "job-filters", "Only enabled or installed ones?")
            .optional()
            .rest();
    private static final Parameter<Optional<String>> JSON =
            Parameter.text("kwargs", "The inputs as JSON?").optional();

    private final PluginContext context;
    private final NautobotAccess access;
    private final Parameter<String> job;
    private final Parameter<String> run;

    JobCommands(PluginContext context, NautobotAccess access) {
        this.context = context;
        this.access = access;
        job = Parameter.text("job-name", "Which job?").from(this::runnable);
        run = Parameter.text("job-result", "Which run?").from(this::unfinished);
    }

    List<Subcommand> subcommands() {
        return List.of(
                Subcommand.of("get-jobs", "List the jobs of Nautobot, with these columns if some are named.")
                        .takes(SHOWN)
                        .repeatable()
                        .runs(this::list),
                Subcommand.of("filter-jobs", "List the jobs that are enabled, installed or both: enabled,installed.")
                        .takes(FILTERS)
                        .repeatable()
                        .runs(this::filter),
                Subcommand.of("run-job", "Run a job with the inputs that are given as name=value or as JSON.")
                        .takes(job, JSON)
                        .takesAlso(soFar -> briefForm(soFar).parameters())
                        .changes()
                        .within(LONGEST_RUN)
                        .runs(in -> start(in, in.get(JSON).filter(text -> text.startsWith("{")), briefForm(in))),
                Subcommand.of("run-job-form", "Run a job and be asked for each of its inputs.")
                        .takes(job)
                        .takesAlso(soFar -> wholeForm(soFar).parameters())
                        .changes()
                        .within(LONGEST_RUN)
                        .runs(in -> start(in, Optional.empty(), wholeForm(in))),
                Subcommand.of("cancel-job", "End a run of a job.")
                        .takes(run)
                        .changes()
                        .runs(this::cancel));
    }

    private List<Choice> runnable(Arguments soFar) {
        return Finder.whileWaiting(() -> access
                .reading(soFar)
                .jobs()
                .list(Query.all().and("enabled", true).and("installed", true), MOST_JOBS)
                .objects()
                .stream()
                .map(each -> Choice.of(each.text("name")))
                .toList());
    }

    private List<Choice> unfinished(Arguments soFar) {
        return Finder.whileWaiting(() -> access
                .reading(soFar)
                .list(
                        "extras/job-results/",
                        Query.of("status", "STARTED").and("status", "PENDING").and("depth", 0),
                        MOST_RUNS)
                .objects()
                .stream()
                .map(each -> new Choice(each.text("name") + " since " + each.text("date_created"), each.id()))
                .toList());
    }

    private Outcome list(Invocation in) throws InterruptedException {
        List<String> columns = in.get(SHOWN).map(JobCommands::columns).orElse(COLUMNS);
        Found found = access.reading(in).jobs().list(Query.all(), MOST_JOBS);
        for (String column : columns) {
            if (!found.isEmpty() && !found.objects().get(0).json().has(column)) {
                throw new CommandException("Jobs have no column \"" + column + "\". They have: "
                        + String.join(", ", found.objects().get(0).json().keySet()) + ".");
            }
        }
        return table("Jobs", found, columns);
    }

    private Outcome filter(Invocation in) throws InterruptedException {
        Query query = Query.all();
        List<String> words = Arrays.stream(
                        in.get(FILTERS).orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        for (String word : words) {
            if (!word.equals("enabled") && !word.equals("installed")) {
                throw new CommandException("Jobs can be listed by enabled and installed, not by \"" + word + "\".");
            }
            query = query.and(word, true);
        }
        Found found = access.reading(in).jobs().list(query, MOST_JOBS);
        return table(words.isEmpty() ? "Jobs" : "Jobs that are " + String.join(" and ", words), found, COLUMNS);
    }

    private static Outcome table(String title, Found found, List<String> columns) {
        return Answers.table(
                title,
                "No jobs in Nautobot.",
                found,
                columns.stream().map(JobCommands::header).toList(),
                each -> columns.stream().map(each::label).toList());
    }

    private static String header(String column) {
        return column.equals("id")
                ? "ID"
                : column.substring(0, 1).toUpperCase(Locale.ROOT)
                        + column.substring(1).replace('_', ' ');
    }

    /** Nautobot's own command takes a JSON list; words do as well. */
    private static List<String> columns(String typed) {
        List<String> columns = Arrays.stream(
                        typed.replaceAll("[\\[\\]\"'{}]", " ").split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        return columns.isEmpty() ? COLUMNS : columns;
    }

    /** Asks for what must be given only, and for nothing where the inputs come as JSON. */
    private JobForm briefForm(Arguments soFar) {
        boolean isJson = soFar.get(JSON).filter(text -> text.startsWith("{")).isPresent();
        return form(
                soFar,
                input -> !isJson && input.isRequired() && input.byDefault().isEmpty());
    }

    private JobForm wholeForm(Arguments soFar) {
        return form(soFar, input -> true);
    }

    private JobForm form(Arguments soFar, Predicate<JobInput> isAsked) {
        try {
            Jobs jobs = access.changing(soFar).jobs();
            return new JobForm(access, jobs.inputs(chosen(jobs, soFar).id()), isAsked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Nautobot took too long to say what the job takes. Try again in a minute.", e);
        }
    }

    private NautobotObject chosen(Jobs jobs, Arguments soFar) throws InterruptedException {
        String name = soFar.get(job).strip();
        NautobotObject found = jobs.find(name)
                .orElseThrow(() -> new CommandException("Nautobot has no job \"" + name
                        + "\", or you may not see it. \"nautobot filter-jobs enabled\" lists what can be run."));
        if (!found.is("enabled") || !found.is("installed")) {
            throw new CommandException("The job " + found.text("name") + " cannot be run: it is not "
                    + (found.is("installed") ? "enabled" : "installed") + " in Nautobot.");
        }
        return found;
    }

    private Outcome start(Invocation in, Optional<String> json, JobForm form) throws InterruptedException {
        Nautobot nautobot = access.changing(in);
        Jobs jobs = nautobot.jobs();
        NautobotObject chosen = chosen(jobs, in);
        JsonObject data = json.isPresent() ? inputs(jobs, chosen, json.get()) : form.data(nautobot, in);
        String name = chosen.text("name");
        JobRun.Result result = new JobRun(context, nautobot).run(chosen.id(), name, data, in);
        if (result instanceof JobRun.Result.Waiting waiting) {
            return Outcome.reply(waiting.message());
        }
        JobRun.Result.Ended ended = (JobRun.Result.Ended) result;
        Message report = Message.of(ended.report());
        if (ended.isSuccess()) {
            return Outcome.reply(report);
        }
        in.say(report);
        return Outcome.failed("The job " + name + " " + JobReport.words(ended.status()) + " in Nautobot.");
    }

    private static JsonObject inputs(Jobs jobs, NautobotObject chosen, String text) throws InterruptedException {
        JsonObject data = new JsonObject();
        for (JobInput input : jobs.inputs(chosen.id())) {
            input.byDefault().ifPresent(value -> data.add(input.name(), value));
        }
        try {
            JsonElement read = JsonParser.parseString(text);
            read.getAsJsonObject().entrySet().forEach(each -> data.add(each.getKey(), each.getValue()));
            return data;
        } catch (JsonParseException | IllegalStateException e) {
            throw new CommandException(
                    "The inputs are no JSON object. Write them in single quotes, as in '{\"pattern\": \"edge\"}', or as"
                            + " name=value.",
                    e);
        }
    }

    private Outcome cancel(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.changing(in);
        String id = in.get(run).strip();
        if (!Finder.isId(id)) {
            throw new CommandException("Give the id of a job's run, which stands in the address of its result.");
        }
        NautobotObject before = nautobot.jobs().result(id);
        Span page = Span.link(before.text("name"), nautobot.page("extras/job-results/" + id + "/"));
        if (Jobs.isFinished(before)) {
            return Outcome.reply(Block.text(page, Span.plain(" has ended already: " + before.label("status") + ".")));
        }
        if (!nautobot.jobs().cancel(id)) {
            return Outcome.failed("This Nautobot cannot cancel a job: that takes version 3.2. The run goes on.");
        }
        return Outcome.reply(Block.text(page, Span.plain(" is told to end.")));
    }
}
