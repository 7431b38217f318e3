package dev.shipmate.core.settings;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A channel that the host speaks in without being asked, as a setting names it.
 *
 * @param organization its organization's ID; null where the channel's says enough
 */
public record ChannelAddress(String platform, @Nullable String organization, String channel) {

    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9_]{0,63}):(?:([^/\\s]{1,255})/)?([^/\\s]{1,255})");

    static ChannelAddress of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be platform:channel-id or platform:organization-id/channel-id, with"
                            + " the ids that \"shipmate whoami\" shows in the channel");
        }
        return new ChannelAddress(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** Where a message for this channel comes from: nobody, and there is nothing to answer to. */
    public Origin origin() {
        return new Origin(platform, organization == null ? null : Party.of(organization), Party.of(channel), null, "");
    }

    /** As it is written. */
    @Override
    public String toString() {
        return platform + ":" + (organization == null ? "" : organization + "/") + channel;
    }
}
