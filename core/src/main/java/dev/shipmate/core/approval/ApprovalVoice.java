package dev.shipmate.core.approval;

import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.settings.ChannelAddress;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who may approve a run, in the channel that is configured or where it was asked for, and the asker. */
public final class ApprovalVoice implements ApprovalNews {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalVoice.class);

    private final Replies replies;
    private final BiConsumer<Origin, Message> posts;
    private final ApprovalTexts texts;
    private final Optional<ChannelAddress> channel;
    private final UnaryOperator<String> prefix;

    /**
     * Makes one.
     *
     * @param posts posts a message in a channel, and keeps it until the platform has taken it
     * @param channel where those are told who may approve; empty for where it is asked for
     * @param prefix what stands before a command on a platform
     */
    public ApprovalVoice(
            Replies replies,
            BiConsumer<Origin, Message> posts,
            ApprovalTexts texts,
            Optional<ChannelAddress> channel,
            UnaryOperator<String> prefix) {
        this.replies = replies;
        this.posts = posts;
        this.texts = texts;
        this.channel = channel;
        this.prefix = prefix;
    }

    @Override
    public void opened(Approval approval) {
        channel.ifPresent(where -> {
            try {
                posts.accept(where.origin(), texts.opened(approval, prefix.apply(where.platform())));
            } catch (RuntimeException e) {
                LOG.warn(
                        "approval {} could not be told in {} (approval_channel); it is open all the same, see"
                                + " \"shipmate approvals\"",
                        approval.number(),
                        where,
                        e);
            }
        });
    }

    @Override
    public void closed(Approval approval) {
        replies.say(approval.origin(), texts.closed(approval));
    }

    /** What the asker hears while it waits; where no channel is configured, the others in the asker's read it too. */
    @Override
    public Message waiting(Approval approval) {
        String before = prefix.apply(approval.origin().platform());
        if (channel.isPresent()) {
            return texts.waiting(approval, before, channel.get().toString()).privately();
        }
        List<Block> blocks = new ArrayList<>(texts.opened(approval, before).blocks());
        blocks.add(texts.withdraw(approval, before));
        return Message.of(blocks);
    }
}
