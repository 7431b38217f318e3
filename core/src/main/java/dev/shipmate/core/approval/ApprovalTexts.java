package dev.shipmate.core.approval;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How approvals are told of. */
public final class ApprovalTexts {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    private final ZoneId zone;

    /** Makes texts whose times are those of this zone. */
    public ApprovalTexts(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment as people read it. */
    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** Where it was asked for. */
    public String place(Approval approval) {
        Origin origin = approval.origin();
        return origin.platform() + ", " + label("organization", origin.organization()) + ", "
                + label("channel", origin.channel());
    }

    /** Who closed it, and when. */
    public String fate(Approval approval) {
        Instant at = approval.decidedAt();
        return switch (approval.state()) {
            case OPEN -> "is open";
            case EXPIRED -> "was not decided in time";
            case APPROVED, REFUSED, WITHDRAWN ->
                "was " + approval.state().word() + " by " + approval.decidedBy()
                        + (at == null ? "" : " at " + moment(at));
        };
    }

    /** What those are told who may approve it, and the asker where these are told nowhere else. */
    Message opened(Approval approval, String prefix) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Asker", approval.user().label());
        fields.put("Place", place(approval));
        fields.put("Command", prefix + approval.path());
        fields.putAll(approval.arguments());
        fields.put("Expires", moment(approval.expiresAt()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading("Approval " + approval.number()));
        blocks.add(Block.text("This runs once somebody else than the asker approves it."));
        blocks.add(Block.fields(fields));
        blocks.add(Block.button("Approve", prefix + "shipmate approve-run " + approval.number()));
        blocks.add(Block.button("Refuse", prefix + "shipmate refuse-run " + approval.number()));
        return Message.of(blocks);
    }

    /** What the asker is told where others are told elsewhere. */
    Message waiting(Approval approval, String prefix, String channel) {
        return Message.of(
                Block.text("This waits as approval " + approval.number() + " until "
                        + moment(approval.expiresAt()) + " for somebody else to approve it, who is told in " + channel
                        + ": " + approval.line()),
                withdraw(approval, prefix));
    }

    /** What someone is told whom the platform does not name: there would be nobody to be a second person to. */
    Message nobody() {
        return Message.of("This needs the approval of a second person, and the platform does not say who the first is."
                + " It was not run.");
    }

    /** What the asker is told who asked often enough. */
    Message tooMany(int open) {
        return Message.of("Of what you asked for " + open
                + " runs wait for approval already. Withdraw some, or wait: see" + " shipmate approvals.");
    }

    /** What is told of a run whose delivery is asked again after it was decided. */
    Message over(Approval approval) {
        return Message.of("Approval " + approval.number() + " " + fate(approval) + ": " + approval.line());
    }

    Block withdraw(Approval approval, String prefix) {
        return Block.button("Withdraw", prefix + "shipmate withdraw-run " + approval.number());
    }

    /** What the asker is told of what does not run. */
    Message closed(Approval approval) {
        String note = approval.note().isEmpty() ? "" : ": " + approval.note();
        String fate = approval.state() == ApprovalState.EXPIRED
                ? "nobody approved it in time"
                : "it was refused by " + approval.decidedBy() + note;
        return Message.of(
                "\"" + approval.line() + "\" was not run (approval " + approval.number() + "): " + fate + ".");
    }

    private static String label(String type, @Nullable Party party) {
        return type + " " + (party == null || party.id().isEmpty() ? "unnamed" : party.label());
    }
}
