package dev.shipmate.core.approval;

import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.OwnDelivery;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.prompt.PendingPrompt;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.request.Approver;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Holds the runs that need a second person, and lets them go when there is one.
 *
 * <p>An approval is decided once. Approving writes a delivery in the same transaction that answers as the asker would:
 * whatever dies then, the run begins once, and whether the asker may run it is asked anew.
 */
public final class Approvals {

    private static final String OBJECT_TYPE = "approval";
    private static final String NOBODY = "shipmate";
    private static final int MOST_OPEN = 20;

    /** How long a run may wait for a host after it was approved. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Parts parts;
    private final ApprovalRules rules;
    private final ApprovalNews news;
    private final ApprovalTexts texts;
    private final ApprovalTable table = new ApprovalTable();

    /**
     * What they work with.
     *
     * @param lasting an origin whose reply address is good for days
     * @param nautobotUser the Nautobot user of a chat user; empty without an account link
     * @param ready takes up what was approved
     */
    public record Parts(
            Jdbi jdbi,
            Clock clock,
            DeliveryStore deliveries,
            PendingPrompts pending,
            ChangeLog changes,
            UnaryOperator<Origin> lasting,
            Function<Origin, Optional<String>> nautobotUser,
            Consumer<Delivery> ready) {}

    public Approvals(Parts parts, ApprovalRules rules, ApprovalNews news, ApprovalTexts texts) {
        this.parts = parts;
        this.rules = rules;
        this.news = news;
        this.texts = texts;
    }

    /** Whether a run needs a second person, by its own word or by the administrators'. */
    public boolean isNeeded(String command, Subcommand subcommand) {
        return subcommand.isApprovalNeeded() || rules.isNeeded(command, subcommand.name());
    }

    /** Returns whether a run was approved; where it was not, it waits from now on. */
    public Clearance clear(HeldRun run) {
        if (run.origin().userId().isEmpty()) {
            return new Clearance.Waiting(texts.nobody());
        }
        Optional<Approval> approved = parts.jdbi().withHandle(handle -> table.runBy(handle, run.deliveryId()));
        if (approved.isPresent()) {
            return new Clearance.Cleared("approval " + approved.get().number() + " by "
                    + approved.get().decidedBy());
        }
        Optional<Approval> held = parts.jdbi().inTransaction(handle -> hold(handle, run));
        if (held.isEmpty()) {
            return new Clearance.Waiting(texts.tooMany(MOST_OPEN).privately());
        }
        if (held.get().state() != ApprovalState.OPEN) {
            return new Clearance.Waiting(texts.over(held.get()).privately());
        }
        news.opened(held.get());
        return new Clearance.Waiting(news.waiting(held.get()));
    }

    /** How approvals are told of. */
    public ApprovalTexts texts() {
        return texts;
    }

    /** The newest first. */
    public Page<Approval> list(Search search) {
        return parts.jdbi().withHandle(handle -> table.search(handle, search));
    }

    /** Lets a run begin. */
    public Ruling approve(long number, Approver approver) {
        List<Delivery> released = new ArrayList<>();
        Ruling ruling = decide(number, (handle, approval) -> {
            released.clear();
            if (isAsker(approval, approver)) {
                return new Ruling.Own(approval);
            }
            Delivery delivery = release(handle, approval);
            close(handle, approval, ApprovalState.APPROVED, approver.author(), "");
            table.runsAs(handle, approval, delivery.id());
            released.add(delivery);
            return made(handle, approval);
        });
        released.forEach(parts.ready());
        return ruling;
    }

    /** Ends it without a run. */
    public Ruling refuse(long number, String note, Approver approver) {
        Ruling ruling = decide(number, (handle, approval) -> {
            close(handle, approval, ApprovalState.REFUSED, approver.author(), note);
            return made(handle, approval);
        });
        if (ruling instanceof Ruling.Made made) {
            news.closed(made.approval());
            return new Ruling.Made(made.approval().withReplyTo(""));
        }
        return ruling;
    }

    /** Takes back what one asked for oneself. */
    public Ruling withdraw(long number, Approver asker) {
        return decide(number, (handle, approval) -> {
            if (!isSame(approval.origin(), asker.origin())) {
                return new Ruling.Foreign(approval);
            }
            close(handle, approval, ApprovalState.WITHDRAWN, asker.author(), "");
            return new Ruling.Made(table.find(handle, approval.number()).orElseThrow());
        });
    }

    /** Closes what nobody decided in time, and tells the askers. */
    public void expire() {
        List<Approval> expired = parts.jdbi().inTransaction(handle -> {
            List<Approval> overdue = table.overdue(handle, now());
            overdue.forEach(approval -> close(
                    handle,
                    approval,
                    ApprovalState.EXPIRED,
                    new Author(NOBODY, "time", UUID.randomUUID().toString()),
                    ""));
            return overdue;
        });
        expired.forEach(approval -> news.closed(approval.in(ApprovalState.EXPIRED)));
    }

    private Optional<Approval> hold(Handle handle, HeldRun run) {
        Optional<Approval> known = table.askedBy(handle, run.deliveryId());
        if (known.isPresent()) {
            return known;
        }
        if (table.countOpen(handle, run.origin()) >= MOST_OPEN) {
            return Optional.empty();
        }
        Origin lasting = parts.lasting().apply(run.origin());
        HeldRun kept = new HeldRun(
                run.deliveryId(),
                lasting,
                run.command(),
                run.subcommand(),
                run.texts(),
                run.shown(),
                run.alias(),
                run.pipes());
        Instant now = now();
        table.insert(handle, UUID.randomUUID(), now, now.plus(rules.lifetime()), kept);
        Approval approval = table.askedBy(handle, run.deliveryId()).orElseThrow();
        parts.changes()
                .record(
                        handle,
                        Approver.inChat(run.origin()).author(),
                        Change.created(OBJECT_TYPE, approval.number(), fields(approval, ApprovalState.OPEN, "")));
        return Optional.of(approval);
    }

    /** What is done to an open approval whose row is held. */
    private interface Step {
        Ruling take(Handle handle, Approval approval);
    }

    private Ruling decide(long number, Step step) {
        return parts.jdbi().inTransaction(handle -> {
            Optional<Approval> found = table.findToDecide(handle, number);
            if (found.isEmpty()) {
                return new Ruling.Unknown(number);
            }
            Approval approval = found.get();
            if (approval.state() == ApprovalState.OPEN && !approval.expiresAt().isAfter(now())) {
                return new Ruling.Closed(approval.in(ApprovalState.EXPIRED));
            }
            return approval.state() == ApprovalState.OPEN ? step.take(handle, approval) : new Ruling.Closed(approval);
        });
    }

    /** The answer to a question of which all is answered: nothing of it is asked, and the asker alone may have given it. */
    private Delivery release(Handle handle, Approval approval) {
        PendingPrompt answered = new PendingPrompt(
                approval.origin().platform(),
                approval.origin().userId(),
                approval.command(),
                approval.subcommand(),
                table.arguments(handle, approval),
                List.of(),
                Map.of(),
                0,
                approval.alias(),
                approval.pipes());
        String token = parts.pending().add(handle, answered, now().plus(GRACE));
        Inbound inbound = new Inbound.Answer(
                OwnDelivery.id("approval", approval.id(), "run"), approval.origin(), token, Map.of(), null);
        return parts.deliveries().add(handle, inbound);
    }

    private void close(Handle handle, Approval approval, ApprovalState state, Author author, String note) {
        if (!table.close(handle, approval, state, author.who(), now(), note)) {
            throw new IllegalStateException("approval " + approval.number() + " was closed while its row was held");
        }
        parts.changes()
                .record(
                        handle,
                        author,
                        Change.updated(
                                OBJECT_TYPE,
                                approval.number(),
                                fields(approval, approval.state(), ""),
                                fields(approval, state, note)));
    }

    private static Map<String, String> fields(Approval approval, ApprovalState state, String note) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("asker", approval.origin().platform() + " " + approval.user().label());
        fields.put("line", approval.line());
        fields.put("state", state.word());
        if (!note.isEmpty()) {
            fields.put("note", note);
        }
        return fields;
    }

    /** As it was written, but with the address that is not kept. */
    private Ruling made(Handle handle, Approval before) {
        Approval after = table.find(handle, before.number()).orElseThrow();
        return new Ruling.Made(after.withReplyTo(before.origin().replyTo()));
    }

    private boolean isAsker(Approval approval, Approver approver) {
        @Nullable Origin origin = approver.origin();
        if (origin == null) {
            return false;
        }
        if (isSame(approval.origin(), origin)) {
            return true;
        }
        Optional<String> linked = parts.nautobotUser().apply(origin);
        return linked.isPresent() && linked.equals(parts.nautobotUser().apply(approval.origin()));
    }

    private static boolean isSame(Origin asker, @Nullable Origin someone) {
        return someone != null
                && asker.platform().equals(someone.platform())
                && asker.userId().equals(someone.userId());
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
