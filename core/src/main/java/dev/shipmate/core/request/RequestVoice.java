package dev.shipmate.core.request;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.reply.Fate;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.settings.ChannelAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells approvers what is asked for, in the channel that is configured, and askers what became of it. */
public final class RequestVoice implements RequestNews {

    private static final Logger LOG = LoggerFactory.getLogger(RequestVoice.class);

    private final Replies replies;
    private final RequestTexts texts;
    private final Optional<ChannelAddress> channel;
    private final UnaryOperator<String> prefix;

    /**
     * Makes one.
     *
     * @param channel where approvers are told; empty for nowhere
     * @param prefix what stands before a command on a platform
     */
    public RequestVoice(
            Replies replies, RequestTexts texts, Optional<ChannelAddress> channel, UnaryOperator<String> prefix) {
        this.replies = replies;
        this.texts = texts;
        this.channel = channel;
        this.prefix = prefix;
    }

    @Override
    public void opened(AccessRequest request, Decision decision) {
        channel.ifPresent(where -> replies.announce(
                where.origin(), texts.opened(request, decision, prefix.apply(where.platform())), fate -> {
                    if (fate != Fate.TAKEN) {
                        LOG.warn(
                                "access request {} could not be told in {} (access_request_channel); it is open all the"
                                        + " same: see \"shipmate requests\"",
                                request.number(),
                                where);
                    }
                }));
    }

    @Override
    public void decided(AccessRequest request) {
        replies.say(request.origin(), texts.decided(request));
    }
}
