package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What travels, sealed, through Mattermost with a question and must come back from the same user in the same place.
 *
 * @param token the question's
 * @param title what the question is about, to be shown when it is answered
 * @param isForm whether it is the state of a dialog, which its user's client can read
 * @param place the channel in which the question is shown
 * @param isPlaceDirect whether that is one of direct messages: its posts stay, and it belongs to no team
 * @param user who may answer
 * @param userName their name
 * @param team the organization of the command
 * @param teamName its name
 * @param channel the channel of the command, which is not the place where the bot may not whisper
 * @param channelName its name
 * @param root the thread of the command
 * @param responseUrl the command's response address; never in the state of a dialog
 * @param responseUrlAt when it came, in milliseconds
 * @param expires when it ends, in seconds
 */
record Nonce(
        String token,
        String title,
        boolean isForm,
        @Nullable String place,
        boolean isPlaceDirect,
        @Nullable String user,
        @Nullable String userName,
        @Nullable String team,
        @Nullable String teamName,
        @Nullable String channel,
        @Nullable String channelName,
        @Nullable String root,
        @Nullable String responseUrl,
        long responseUrlAt,
        long expires) {

    /** Returns one for a message that asks. */
    static Nonce ofMessage(String token, String title, Origin origin, Place place, Instant expires) {
        return of(token, title, false, origin, place, expires);
    }

    /** Returns one for a dialog that asks where the user is. */
    static Nonce ofDialog(String token, String title, Origin origin, Instant expires) {
        ReplyAddress address = ReplyAddress.of(origin);
        Place place = new Place(String.valueOf(address.place()), address.isPlaceDirect());
        return of(token, title, true, origin, place, expires);
    }

    private static Nonce of(String token, String title, boolean isForm, Origin origin, Place place, Instant expires) {
        ReplyAddress address = ReplyAddress.of(origin);
        Party user = origin.user();
        Party team = origin.organization();
        return new Nonce(
                token,
                title,
                isForm,
                place.channel(),
                place.isDirect(),
                address.user(),
                user == null ? null : user.name(),
                team == null ? null : team.id(),
                team == null ? null : team.name(),
                address.channel(),
                address.channelName(),
                address.root(),
                isForm ? null : address.responseUrl(),
                isForm ? 0 : address.responseUrlAt(),
                expires.getEpochSecond());
    }

    /** Returns the origin of an answer, which is the one of the command. */
    Origin origin(@Nullable String trigger, Instant now) {
        ReplyAddress address = new ReplyAddress(
                channel,
                channelName,
                user,
                root,
                responseUrl,
                responseUrlAt,
                trigger,
                now.toEpochMilli(),
                place,
                isPlaceDirect);
        return Origins.of(team, teamName, channel, channelName, user, userName, address);
    }

    /** Leaves everything out: the response address is a secret. */
    @Override
    public String toString() {
        return "Nonce";
    }
}
