package dev.shipmate.core.builtin;

import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TextRules;
import dev.shipmate.core.request.AccessRequest;
import dev.shipmate.core.request.Approver;
import dev.shipmate.core.request.Asked;
import dev.shipmate.core.request.Decided;
import dev.shipmate.core.request.LastRefusal;
import dev.shipmate.core.request.RequestDesk;
import dev.shipmate.core.request.Term;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asking for access, for whoever was refused; granting and refusing it, for whom a grant makes an approver. */
final class RequestCommands {

    private static final int SHOWN = 50;
    private static final int LONGEST = 255;

    private static final Parameter<Optional<String>> REASON =
            Parameter.parsed("reason", "Why?", RequestCommands::line).rest().optional();
    private static final Parameter<Term> TERM = Parameter.oneOf("term", "For how long?", Term.class);

    private final Supplier<RequestDesk> desk;

    RequestCommands(Supplier<RequestDesk> desk) {
        this.desk = desk;
    }

    List<Subcommand> all() {
        Parameter<Long> number = Parameter.parsed("number", "Which request?", RequestCommands::number)
                .from(soFar -> open().stream().map(this::choice).toList());
        return List.of(
                Subcommand.of("request", "Ask for access to what was refused to you last.")
                        .takes(REASON)
                        .runs(in -> ask(in, in.get(REASON).orElse(""))),
                Subcommand.of("requests", "Show who asks for access.").runs(in -> Outcome.reply(requests())),
                Subcommand.of("approve", "Grant what somebody asks for: for an hour, for today or always.")
                        .takes(number, TERM)
                        .changes()
                        .runs(in -> outcome(approve(in, in.get(number), in.get(TERM)))),
                Subcommand.of("refuse", "Refuse what somebody asks for.")
                        .takes(number, REASON)
                        .changes()
                        .runs(in -> outcome(desk.get()
                                .requests()
                                .refuse(in.get(number), in.get(REASON).orElse(""), Approver.inChat(in.origin())))));
    }

    private Decided approve(Invocation in, long number, Term term) {
        return desk.get().requests().approve(number, term, Approver.inChat(in.origin()));
    }

    private Outcome ask(Invocation in, String reason) {
        Optional<LastRefusal.Found> refused = desk.get().refusals().of(in.origin());
        if (refused.isEmpty()) {
            return privately("Nothing was refused to you here within the last hour. Try the command first.");
        }
        Asked asked = desk.get()
                .requests()
                .open(in.origin(), refused.get().what(), reason, refused.get().logId());
        if (asked instanceof Asked.Opened opened) {
            return privately("You asked for access to " + quoted(opened.request()) + " with request "
                    + opened.request().number() + ". You are told here when it is decided.");
        }
        if (asked instanceof Asked.Known known) {
            return privately("You have asked for access to " + quoted(known.request()) + " already: request "
                    + known.request().number() + " is open.");
        }
        if (asked instanceof Asked.Needless needless) {
            return privately("\"" + needless.what().path() + "\" is permitted to you by now. Type it again.");
        }
        if (asked instanceof Asked.Hopeless hopeless) {
            return privately("Access to \"" + hopeless.what().path() + "\" cannot be asked for. "
                    + hopeless.decision().obstacle());
        }
        return privately("You have " + ((Asked.TooMany) asked).open()
                + " open requests already. Wait until some of them are decided.");
    }

    private Message requests() {
        List<AccessRequest> open = open();
        List<List<String>> rows = open.stream()
                .map(request -> List.of(
                        Long.toString(request.number()),
                        desk.get().texts().moment(request.created()),
                        desk.get().texts().asker(request),
                        desk.get().texts().place(request),
                        request.what().path(),
                        request.reason()))
                .toList();
        return rows.isEmpty()
                ? Message.of("Nobody asks for access.")
                : Message.of(Block.table(List.of("Number", "When", "Asker", "Place", "Command", "Reason"), rows));
    }

    private Outcome outcome(Decided decided) {
        if (decided instanceof Decided.Granted granted) {
            AccessRequest request = granted.request();
            String lead = granted.written().isEmpty() ? "It was permitted already: " : "Granted request ";
            return Outcome.reply(lead
                    + (granted.written().isEmpty() ? "request " : "")
                    + request.number() + ": " + desk.get().texts().asker(request) + " may use " + quoted(request) + " "
                    + desk.get().texts().until(request.expiresAt()) + ".");
        }
        if (decided instanceof Decided.Refused refused) {
            return Outcome.reply("Refused request " + refused.request().number() + " of "
                    + desk.get().texts().asker(refused.request()) + " for " + quoted(refused.request()) + ".");
        }
        if (decided instanceof Decided.Closed closed) {
            return Outcome.failed("Request " + closed.request().number() + " "
                    + desk.get().texts().fate(closed.request()) + ".");
        }
        if (decided instanceof Decided.Unopenable unopenable) {
            return Outcome.failed("Request " + unopenable.request().number() + " cannot be granted. "
                    + unopenable.obstacle() + " It stays open.");
        }
        if (decided instanceof Decided.Own own) {
            return Outcome.failed("Request " + own.request().number() + " is your own. Somebody else must decide it.");
        }
        return Outcome.failed(
                "There is no request " + ((Decided.Unknown) decided).number() + "; see shipmate requests.");
    }

    private List<AccessRequest> open() {
        return desk.get()
                .requests()
                .list(Search.first(SHOWN).where("state", "open"))
                .rows();
    }

    private Choice choice(AccessRequest request) {
        return new Choice(
                request.number() + ": " + desk.get().texts().asker(request) + ", "
                        + request.what().path(),
                Long.toString(request.number()));
    }

    private static Outcome privately(String text) {
        return Outcome.reply(Message.of(text).privately());
    }

    private static String quoted(AccessRequest request) {
        return "\"" + request.what().path() + "\"";
    }

    private static String line(String text) {
        TextRules.line(text.strip(), LONGEST).ifPresent(problem -> {
            throw new CommandException("The reason " + problem);
        });
        return text.strip();
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new CommandException("\"" + text + "\" is no request's number; see shipmate requests.");
        }
    }
}
