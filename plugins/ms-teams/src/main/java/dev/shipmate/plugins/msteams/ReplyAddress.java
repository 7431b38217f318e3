package dev.shipmate.plugins.msteams;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;

/**
 * How to answer somebody in Teams: what stands, as JSON, in {@link Origin#replyTo}.
 *
 * @param service the connector's address for this tenant
 * @param conversation in a channel with the message at the root of the thread, as it came
 * @param kind {@code personal}, {@code groupChat} or {@code channel}
 * @param tenant the organization at Microsoft
 * @param team the team, empty outside of channels
 * @param user who asked
 * @param userName what they are called
 * @param bot who was asked
 */
record ReplyAddress(
        String service,
        String conversation,
        String kind,
        String tenant,
        String team,
        String user,
        String userName,
        String bot) {

    private static final Gson GSON = new Gson();

    static ReplyAddress of(Origin origin) {
        if (origin.replyTo().isEmpty()) {
            throw PlatformException.refused(
                    "Teams lets a bot write only where somebody has written to it: it cannot begin"
                            + " a conversation in " + origin.channelId());
        }
        try {
            ReplyAddress address = GSON.fromJson(origin.replyTo(), ReplyAddress.class);
            if (address != null && address.service() != null && address.conversation() != null) {
                return address;
            }
        } catch (JsonParseException e) {
            // told below
        }
        throw PlatformException.refused("the reply address is not one of Teams");
    }

    /** Returns where news goes: to the whole conversation, not to the thread in which somebody was heard. */
    ReplyAddress lasting() {
        return new ReplyAddress(
                service, conversation.replaceFirst(";messageid=.*", ""), kind, tenant, team, user, userName, bot);
    }

    String json() {
        return GSON.toJson(this);
    }

    boolean isPersonal() {
        return kind.equals("personal");
    }

    /** Returns the address of the user's own conversation with the bot. */
    ReplyAddress inPerson(String personal) {
        return new ReplyAddress(service, personal, "personal", tenant, team, user, userName, bot);
    }
}
