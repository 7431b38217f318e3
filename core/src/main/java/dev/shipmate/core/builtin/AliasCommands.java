package dev.shipmate.core.builtin;

import dev.shipmate.core.alias.Alias;
import dev.shipmate.core.alias.Owner;
import dev.shipmate.core.alias.Scope;
import dev.shipmate.core.alias.TooManyAliasesException;
import dev.shipmate.core.request.Approver;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.NearestNames;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Words that stand for a line: one's own for everybody, those of a channel for whom a grant permits it. */
final class AliasCommands {

    /** What to do with aliases. */
    private enum Action {
        LIST,
        ADD,
        REMOVE
    }

    private static final Parameter<Action> ACTION =
            Parameter.oneOf("action", "List, add or remove?", Action.class).defaultsTo(Action.LIST);
    private static final Parameter<Optional<String>> LINE = Parameter.text(
                    "line", "Which command line does it stand for?")
            .rest()
            .optionalUnless(soFar -> soFar.get(ACTION) == Action.ADD);

    private final Supplier<AliasDesk> desk;

    AliasCommands(Supplier<AliasDesk> desk) {
        this.desk = desk;
    }

    List<Subcommand> all() {
        return List.of(
                subcommand(
                        "alias", "Let a word stand for a command line, for yourself: alias add NAME LINE.", Scope.USER),
                subcommand(
                        "channel-alias",
                        "Let a word stand for a command line, for all in this channel: channel-alias add NAME LINE.",
                        Scope.CHANNEL));
    }

    private Subcommand subcommand(String name, String summary, Scope scope) {
        Parameter<Optional<String>> word = Parameter.text("name", "Which word?")
                .from(soFar -> soFar.get(ACTION) == Action.REMOVE ? choices(soFar, scope) : List.of())
                .optionalUnless(soFar -> soFar.get(ACTION) != Action.LIST);
        return Subcommand.of(name, summary)
                .takes(ACTION, word, LINE)
                .runs(in -> run(in, scope, in.get(word).orElse("").strip()));
    }

    private Outcome run(Invocation in, Scope scope, String name) {
        Optional<Owner> owner = Owner.of(in.origin(), scope);
        if (owner.isEmpty()) {
            return Outcome.failed("The platform did not say which " + scope.word() + " this is, so it has no aliases.");
        }
        return switch (in.get(ACTION)) {
            case LIST -> Outcome.reply(list(in, scope));
            case ADD -> add(in, owner.get(), name, in.get(LINE).orElse(""));
            case REMOVE -> remove(in, owner.get(), name);
        };
    }

    private Outcome add(Invocation in, Owner owner, String name, String text) {
        String line = desk.get().kept(in.origin(), text);
        Optional<String> problem =
                desk.get().problemOfName(name).or(() -> desk.get().problemOfLine(line));
        if (problem.isPresent()) {
            return Outcome.failed(problem.get());
        }
        try {
            Optional<Alias> before = desk.get()
                    .store()
                    .put(owner, name, line, Approver.inChat(in.origin()).author());
            return reply(
                    owner.scope(),
                    name + " stands for \"" + line + "\" now"
                            + before.map(was -> ", no more for \"" + was.line() + "\"")
                                    .orElse("")
                            + (owner.scope() == Scope.CHANNEL ? ", for all in this channel" : "")
                            + ". Type " + name + ", or "
                            + desk.get().prefix(in.origin()) + "shipmate " + name + ".");
        } catch (TooManyAliasesException e) {
            return Outcome.failed(e.sentence());
        }
    }

    private Outcome remove(Invocation in, Owner owner, String name) {
        Optional<Alias> removed = desk.get()
                .store()
                .remove(owner, name, Approver.inChat(in.origin()).author());
        if (removed.isPresent()) {
            return reply(
                    owner.scope(),
                    name + " stands for nothing any more. It was \""
                            + removed.get().line() + "\".");
        }
        List<String> near =
                NearestNames.of(name, own(in, owner.scope()).map(Alias::name).toList());
        return Outcome.failed("There is no alias \"" + name + "\" to remove."
                + (near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?"));
    }

    /** One's own list shows those of the channel too: they count for one's lines as well. */
    private Message list(Invocation in, Scope scope) {
        List<List<String>> rows = desk.get().store().of(in.origin()).stream()
                .filter(alias -> scope == Scope.USER || alias.owner().scope() == scope)
                .map(alias -> List.of(
                        alias.name(), alias.line(), alias.owner().scope().word(), note(alias)))
                .toList();
        Message message = rows.isEmpty()
                ? Message.of("There are no aliases. Add one: shipmate " + (scope == Scope.USER ? "" : "channel-")
                        + "alias add NAME LINE")
                : Message.of(Block.table(List.of("Alias", "Stands for", "For", "Note"), rows));
        return message.privately();
    }

    private String note(Alias alias) {
        return desk.get().isCommand(alias.name())
                ? "hidden: there is a command " + alias.name() + "; type shipmate " + alias.name()
                : "";
    }

    private List<Choice> choices(Arguments soFar, Scope scope) {
        return own(soFar, scope)
                .map(alias -> new Choice(alias.name() + ": " + alias.line(), alias.name()))
                .toList();
    }

    private Stream<Alias> own(Arguments soFar, Scope scope) {
        return desk.get().store().of(soFar.origin()).stream()
                .filter(alias -> alias.owner().scope() == scope);
    }

    /** What somebody keeps for himself is told to him alone. */
    private static Outcome reply(Scope scope, String text) {
        return Outcome.reply(scope == Scope.USER ? Message.of(text).privately() : Message.of(text));
    }
}
