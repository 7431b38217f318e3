package dev.shipmate.core.request;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Grant;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How requests are told of. */
public final class RequestTexts {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    private final ZoneId zone;

    /** Makes texts whose times are those of this zone. */
    public RequestTexts(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment as people read it. */
    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** For how long access is there. */
    public String until(@Nullable Instant end) {
        return end == null ? "for good" : "until " + moment(end);
    }

    /** Who asked. */
    public String asker(AccessRequest request) {
        return request.user().label();
    }

    /** Where it was asked for. */
    public String place(AccessRequest request) {
        Origin origin = request.origin();
        return origin.platform() + ", " + label("organization", origin.organization()) + ", "
                + label("channel", origin.channel());
    }

    /** Who closed a request, and when. */
    public String fate(AccessRequest request) {
        Instant at = request.decidedAt();
        return switch (request.state()) {
            case OPEN -> "is open";
            case EXPIRED -> "was not decided in time";
            case GRANTED, REFUSED ->
                "was " + request.state().word() + " by " + request.decidedBy()
                        + (at == null ? "" : " at " + moment(at));
        };
    }

    /** What the approvers are told. */
    Message opened(AccessRequest request, Decision decision, String prefix) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Asker", asker(request));
        fields.put("Command", request.what().path());
        fields.put("Place", place(request));
        fields.put("Reason", request.reason().isEmpty() ? "none given" : request.reason());
        fields.put("Missing", missing(decision.openings()));
        String approve = prefix + "shipmate approve " + request.number() + " ";
        return Message.of(
                Block.heading("Access request " + request.number()),
                Block.fields(fields),
                Block.button("Grant for an hour", approve + Term.HOUR.word()),
                Block.button("Grant for today", approve + Term.TODAY.word()),
                Block.button("Grant for good", approve + Term.ALWAYS.word()),
                Block.button("Refuse", prefix + "shipmate refuse " + request.number()));
    }

    /** What the asker is told in the end. */
    Message decided(AccessRequest request) {
        String lead = "Your request " + request.number() + " for \""
                + request.what().path() + "\" was " + request.state().word() + " by " + request.decidedBy();
        String note = request.note().isEmpty() ? "" : ": " + request.note();
        return Message.of(
                        request.state() == RequestState.GRANTED
                                ? lead + " " + until(request.expiresAt()) + ". Type the command again."
                                : lead + (note.isEmpty() ? "." : note))
                .privately();
    }

    /** Grants in a line, as the grants they are. */
    static String missing(List<Grant> grants) {
        return grants.stream().map(Grant::summary).collect(Collectors.joining("; "));
    }

    private static String label(String type, @Nullable Party party) {
        return type + " " + (party == null || party.id().isEmpty() ? "unnamed" : party.label());
    }
}
