package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what is no command to run: help, unknown words, closed questions. */
final class HelpDesk {

    private final Supplier<Catalog> catalog;
    private final Gate gate;
    private final Approvals approvals;
    private final AliasStore aliases;
    private final boolean isRestricted;

    /** Makes one; a restricted one lists only what the asker may run. */
    HelpDesk(Supplier<Catalog> catalog, Gate gate, Approvals approvals, AliasStore aliases, boolean isRestricted) {
        this.approvals = approvals;
        this.catalog = catalog;
        this.gate = gate;
        this.aliases = aliases;
        this.isRestricted = isRestricted;
    }

    /** Returns the answer; nothing where a prompt was cancelled whose own message says so already. */
    Optional<Message> answer(Call call) {
        HelpTexts texts = texts(call);
        Target target = call.target();
        if (target instanceof Target.TopHelp) {
            return Optional.of(texts.top(commands(call.origin()), aliases.of(call.origin())));
        }
        if (target instanceof Target.UnknownCommand unknown) {
            return Optional.of(texts.unknownCommand(unknown.word(), commands(call.origin())));
        }
        if (target instanceof Target.CommandHelp asked) {
            Command command = asked.command().command();
            return Optional.of(texts.command(command, subcommands(call.origin(), command)));
        }
        if (target instanceof Target.Usage asked) {
            return Optional.of(texts.usage(
                    asked.command().command(), asked.subcommand(), isHeld(asked.command(), asked.subcommand()), ""));
        }
        if (target instanceof Target.UnknownSubcommand unknown) {
            Command command = unknown.command().command();
            return Optional.of(texts.unknownSubcommand(command, unknown.word(), subcommands(call.origin(), command)));
        }
        if (target instanceof Target.Unreadable unreadable) {
            return Optional.of(texts.usage(
                    unreadable.command().command(),
                    unreadable.subcommand(),
                    isHeld(unreadable.command(), unreadable.subcommand()),
                    unreadable.problem()));
        }
        if (target instanceof Target.Closed closed) {
            return Optional.of(Message.of(closed.reason()));
        }
        if (target instanceof Target.Dismissed dismissed) {
            boolean isSaid =
                    call.answered().map(answered -> answered.message() != null).orElse(false);
            return isSaid ? Optional.empty() : Optional.of(Message.of(dismissed.title()));
        }
        throw new IllegalStateException("not for the help desk: " + target);
    }

    /** Returns how a subcommand is used, after a line that does not fit it. */
    Message usage(Call call, InstalledCommand command, Subcommand subcommand, String problem) {
        return texts(call).usage(command.command(), subcommand, isHeld(command, subcommand), problem);
    }

    /** Returns what a refused caller is told. */
    Message refusal(Call call, Decision decision) {
        Message refusal = texts(call).refusal(decision);
        for (String why : absences(call.origin())) {
            refusal = refusal.and(Block.text(why));
        }
        return refusal;
    }

    /** Returns the commands that someone sees in help. */
    List<InstalledCommand> commands(Origin origin) {
        return catalog.get().commands().stream()
                .filter(installed -> !isRestricted
                        || !subcommands(origin, installed.command()).isEmpty())
                .toList();
    }

    private List<Subcommand> subcommands(Origin origin, Command command) {
        return command.subcommands().stream()
                .filter(subcommand -> !isRestricted || gate.mayRun(origin, command.name(), subcommand.name()))
                .toList();
    }

    private List<String> absences(Origin origin) {
        return catalog.get()
                .platform(origin.platform())
                .map(installed -> installed.absences(origin))
                .orElse(List.of());
    }

    private HelpTexts texts(Call call) {
        return new HelpTexts(catalog.get()
                .platform(call.origin().platform())
                .map(installed -> installed.platform().commandPrefix())
                .orElse(""));
    }

    private boolean isHeld(InstalledCommand command, Subcommand subcommand) {
        return approvals.isNeeded(command.command().name(), subcommand);
    }
}
