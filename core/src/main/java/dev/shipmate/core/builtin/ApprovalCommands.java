package dev.shipmate.core.builtin;

import dev.shipmate.core.approval.Approval;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.approval.Ruling;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TextRules;
import dev.shipmate.core.request.Approver;
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

/** Approving and refusing the runs that need a second person, and withdrawing one's own. */
final class ApprovalCommands {

    private static final int SHOWN = 50;
    private static final int LONGEST = 255;

    private static final Parameter<Optional<String>> REASON =
            Parameter.parsed("reason", "Why?", ApprovalCommands::line).rest().optional();

    private final Supplier<Approvals> approvals;

    ApprovalCommands(Supplier<Approvals> approvals) {
        this.approvals = approvals;
    }

    List<Subcommand> all() {
        Parameter<Long> number = Parameter.parsed("number", "Which approval?", ApprovalCommands::number)
                .from(soFar -> open().stream().map(ApprovalCommands::choice).toList());
        Parameter<Long> own = Parameter.parsed("number", "Which approval?", ApprovalCommands::number);
        return List.of(
                Subcommand.of("approvals", "Show what waits for the approval of a second person.")
                        .runs(in -> Outcome.reply(shown())),
                Subcommand.of("approve-run", "Let something run that somebody else asked for.")
                        .takes(number)
                        .changes()
                        .runs(in -> outcome(approvals.get().approve(in.get(number), approver(in)), "Approved")),
                Subcommand.of("refuse-run", "Refuse to let something run that somebody asked for.")
                        .takes(number, REASON)
                        .changes()
                        .runs(in -> outcome(
                                approvals
                                        .get()
                                        .refuse(in.get(number), in.get(REASON).orElse(""), approver(in)),
                                "Refused")),
                Subcommand.of("withdraw-run", "Take back what you asked for and nobody has approved yet.")
                        .takes(own)
                        .changes()
                        .runs(in -> outcome(approvals.get().withdraw(in.get(own), approver(in)), "Withdrawn")));
    }

    private Message shown() {
        List<List<String>> rows = open().stream()
                .map(approval -> List.of(
                        Long.toString(approval.number()),
                        approvals.get().texts().moment(approval.created()),
                        approval.user().label(),
                        approvals.get().texts().place(approval),
                        approval.line(),
                        approvals.get().texts().moment(approval.expiresAt())))
                .toList();
        return rows.isEmpty()
                ? Message.of("Nothing waits for approval.")
                : Message.of(Block.table(List.of("Number", "When", "Asker", "Place", "Command", "Expires"), rows));
    }

    private Outcome outcome(Ruling ruling, String word) {
        if (ruling instanceof Ruling.Made made) {
            Approval approval = made.approval();
            return Outcome.reply(
                    word + " " + approval.number() + " of " + approval.user().label() + ": " + approval.line());
        }
        if (ruling instanceof Ruling.Closed closed) {
            return Outcome.failed("Approval " + closed.approval().number() + " "
                    + approvals.get().texts().fate(closed.approval()) + ".");
        }
        if (ruling instanceof Ruling.Own own) {
            return Outcome.failed(
                    "You asked for " + own.approval().number() + " yourself. Somebody else must approve it.");
        }
        if (ruling instanceof Ruling.Foreign foreign) {
            return Outcome.failed("Approval " + foreign.approval().number() + " is not yours to withdraw.");
        }
        return Outcome.failed(
                "There is no approval " + ((Ruling.Unknown) ruling).number() + "; see shipmate approvals.");
    }

    private List<Approval> open() {
        return approvals.get().list(Search.first(SHOWN).where("state", "open")).rows();
    }

    private static Approver approver(Invocation in) {
        return Approver.inChat(in.origin());
    }

    private static Choice choice(Approval approval) {
        return new Choice(
                approval.number() + ": " + approval.user().label() + ", " + approval.path(),
                Long.toString(approval.number()));
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
            throw new CommandException("\"" + text + "\" is no approval's number; see shipmate approvals.");
        }
    }
}
