package dev.shipmate.plugins.msteams;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.cards.PromptCard;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands verified activities: lines, and what comes back from cards. */
final class Activities {

    /** The name of the platform. */
    static final String PLATFORM = "ms_teams";

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_NAME = 255;

    /** Returns what a message is; nothing if it is for nobody here. */
    Optional<Inbound> message(JsonObject activity) {
        String user = TeamsJson.text(activity, "from", "id");
        String bot = TeamsJson.text(activity, "recipient", "id");
        String conversation = TeamsJson.text(activity, "conversation", "id");
        if (user.isEmpty() || user.equals(bot) || conversation.isEmpty() || isBot(activity)) {
            return Optional.empty();
        }
        Origin origin = origin(activity);
        String id = deliveryId(conversation, TeamsJson.text(activity, "id"));
        if (activity.get("value") instanceof JsonObject value) {
            return PromptCard.read(value).map(reply -> {
                MessageRef prompt = prompt(conversation, TeamsJson.text(activity, "replyToId"));
                return reply.isCancelled()
                        ? new Inbound.Dismissal(id, origin, reply.token(), prompt)
                        : new Inbound.Answer(id, origin, reply.token(), reply.values(), prompt);
            });
        }
        return Optional.of(new Inbound.Line(id, origin, ActivityText.of(activity, bot)));
    }

    /** Returns the tenant that an activity comes from. */
    static String tenant(JsonObject activity) {
        String tenant = TeamsJson.text(activity, "channelData", "tenant", "id");
        return tenant.isEmpty() ? TeamsJson.text(activity, "conversation", "tenantId") : tenant;
    }

    /** A card's answer in a thread belongs to the conversation as it is named, with the thread. */
    private static @Nullable MessageRef prompt(String conversation, String card) {
        return card.isEmpty() ? null : new SentActivity(conversation, card).ref();
    }

    /**
     * Returns where and by whom. Like Nautobot ChatOps does it, the team is the organization in a channel, and the user is
     * organization and channel in a conversation of their own; in a group chat these are the tenant and the chat.
     */
    Origin origin(JsonObject activity) {
        ReplyAddress address = address(activity);
        String name = address.userName();
        Party user = new Party(address.user(), name);
        return switch (address.kind()) {
            case "channel" ->
                origin(
                        address,
                        party(address.team(), TeamsJson.text(activity, "channelData", "team", "name")),
                        party(
                                TeamsJson.text(activity, "channelData", "channel", "id"),
                                TeamsJson.text(activity, "channelData", "channel", "name")),
                        user);
            case "groupChat" ->
                origin(address, party(address.tenant(), ""), party(address.conversation(), "group chat"), user);
            default ->
                origin(
                        address,
                        new Party(address.user(), fitting("direct message with " + name)),
                        new Party(address.user(), fitting("direct message with " + name)),
                        user);
        };
    }

    private static Origin origin(
            ReplyAddress address, @Nullable Party organization, @Nullable Party channel, Party user) {
        return new Origin(PLATFORM, organization, channel, user, address.json());
    }

    private static ReplyAddress address(JsonObject activity) {
        String told = TeamsJson.text(activity, "conversation", "conversationType");
        String team = TeamsJson.text(activity, "channelData", "team", "id");
        String kind = !told.isEmpty() ? told : team.isEmpty() ? "personal" : "channel";
        return new ReplyAddress(
                TeamsJson.text(activity, "serviceUrl"),
                TeamsJson.text(activity, "conversation", "id"),
                kind,
                tenant(activity),
                team,
                TeamsJson.text(activity, "from", "id"),
                fitting(TeamsJson.text(activity, "from", "name")),
                TeamsJson.text(activity, "recipient", "id"));
    }

    private static boolean isBot(JsonObject activity) {
        return TeamsJson.text(activity, "from", "role").equals("bot")
                || TeamsJson.text(activity, "from", "id").startsWith("28:");
    }

    private static @Nullable Party party(String id, String name) {
        return id.isEmpty() ? null : new Party(id, fitting(name));
    }

    private static String fitting(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private static String deliveryId(String conversation, String activity) {
        String id = conversation + " " + activity;
        return id.length() <= LONGEST_ID ? id : hash(id);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
