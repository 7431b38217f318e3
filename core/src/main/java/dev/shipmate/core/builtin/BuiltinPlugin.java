package dev.shipmate.core.builtin;

import dev.shipmate.core.HostVersion;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.request.RequestDesk;
import dev.shipmate.core.run.ActiveRun;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.core.store.LinkCodes;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The host's own commands: about the asker, about what is installed, and about what runs. */
public final class BuiltinPlugin implements Plugin {

    private static final Parameter<Integer> NUMBER = Parameter.integer("number", "Which run?");
    private static final int CLEARING_LINES = 50;
    private static final String OWN_TOKEN = "nautobot_token";

    private final RunningCommands running;
    private final Supplier<Catalog> catalog;
    private final RequestCommands requests;
    private final AccessCommands access;
    private final LinkCommands links;
    private final ApprovalCommands approvals;
    private final AliasCommands aliases;
    private final ScheduleCommands schedules;

    /** What the commands work with, asked for when one runs: the plugins are made before it is there. */
    public record Desks(
            Supplier<RequestDesk> requests,
            Supplier<AccessDesk> access,
            Supplier<LinkCodes> links,
            Supplier<Approvals> approvals,
            Supplier<AliasDesk> aliases,
            Supplier<ScheduleDesk> schedules) {

        /** For a look at the commands, where no host runs them. */
        public static final Desks NONE = new Desks(
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                });

        private static IllegalStateException nobody() {
            return new IllegalStateException("no host runs here");
        }
    }

    public BuiltinPlugin(RunningCommands running, Supplier<Catalog> catalog, Desks desks) {
        this.running = running;
        this.catalog = catalog;
        this.requests = new RequestCommands(desks.requests());
        this.access = new AccessCommands(desks.access());
        this.links = new LinkCommands(desks.links());
        this.approvals = new ApprovalCommands(desks.approvals());
        this.aliases = new AliasCommands(desks.aliases());
        this.schedules = new ScheduleCommands(desks.schedules(), desks.aliases());
    }

    @Override
    public String name() {
        return "shipmate";
    }

    @Override
    public List<Command> commands(PluginContext context) {
        Clock clock = context.clock();
        Parameter<Integer> number = NUMBER.from(soFar -> running.active().stream()
                .map(run -> new Choice(run.number() + ": " + run.path(), Long.toString(run.number())))
                .toList());
        List<Subcommand> own = new ArrayList<>(List.of(
                Subcommand.of("whoami", "Show your ids, as access grants are written with them.")
                        .runs(in -> Outcome.reply(whoami(in))),
                Subcommand.of("version", "Show the version of this host.")
                        .runs(in -> Outcome.reply("Shipmate " + HostVersion.current())),
                Subcommand.of("plugins", "Show what is installed, and why something does not run.")
                        .runs(in -> Outcome.reply(plugins())),
                Subcommand.of("jobs", "Show the commands that are running.").runs(in -> Outcome.reply(jobs(in, clock))),
                Subcommand.of("cancel", "Cancel a running command.")
                        .takes(number)
                        .changes()
                        .runs(in -> cancel(in, in.get(number)))));
        own.addAll(requests.all());
        own.addAll(access.all());
        own.addAll(links.all(clock));
        own.addAll(approvals.all());
        own.addAll(aliases.all());
        own.addAll(schedules.all());
        return List.of(
                Command.of("shipmate", "Ask this host about itself.", own.toArray(Subcommand[]::new)),
                Command.of(
                        "clear",
                        "Scroll the conversation out of sight.",
                        Subcommand.unnamed("Scroll the conversation out of sight.")
                                .runs(in -> Outcome.reply(cleared()))));
    }

    private Message whoami(Invocation in) {
        Origin origin = in.origin();
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("platform", origin.platform());
        ids.put("organization", label(origin.organization()));
        ids.put("channel", label(origin.channel()));
        ids.put("user", label(origin.user()));
        ids.put(
                "Nautobot user",
                in.caller()
                        .nautobotUser()
                        .map(name -> name
                                + (in.caller().secret(OWN_TOKEN).isPresent()
                                        ? ", with a token of your own"
                                        : ", without a token of your own"))
                        .orElse("not linked"));
        List<Block> blocks = new ArrayList<>(List.of(Block.fields(ids)));
        catalog.get()
                .platform(origin.platform())
                .ifPresent(installed -> installed.absences(origin).forEach(why -> blocks.add(Block.text(why))));
        return Message.of(blocks).privately();
    }

    private static String label(@Nullable Party party) {
        return party == null ? "not said by the platform" : party.label();
    }

    private Message plugins() {
        List<List<String>> rows = new ArrayList<>();
        for (PluginReport report : catalog.get().reports()) {
            rows.add(List.of(
                    report.name(), report.version(), report.state().name().toLowerCase(Locale.ROOT), report.wrong()));
        }
        return Message.of(Block.table(List.of("Plugin", "Version", "State", "Reason"), rows));
    }

    private Message jobs(Invocation in, Clock clock) {
        List<List<String>> rows = new ArrayList<>();
        for (ActiveRun run : running.active()) {
            // the run that lists them is no news
            if (!run.origin().equals(in.origin()) || !run.path().equals("shipmate jobs")) {
                Party user = run.origin().user();
                rows.add(List.of(
                        Long.toString(run.number()),
                        run.path(),
                        user == null ? "" : user.label(),
                        Duration.between(run.since(), clock.instant()).toSeconds() + " s"));
            }
        }
        return rows.isEmpty()
                ? Message.of("Nothing is running.")
                : Message.of(Block.table(List.of("Number", "Command", "User", "Since"), rows));
    }

    private Outcome cancel(Invocation in, int number) {
        Party user = in.origin().user();
        return running.cancel(number, user == null ? "somebody" : user.label())
                ? Outcome.reply("Cancelled run " + number + ".")
                : Outcome.failed("There is no run " + number + "; see shipmate jobs.");
    }

    private static Message cleared() {
        // chat clients drop empty lines but keep a no-break space
        return Message.of("Clearing..." + "\u00a0\n\n".repeat(CLEARING_LINES) + "...Cleared!")
                .privately();
    }
}
