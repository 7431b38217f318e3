package dev.shipmate.core.request;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.reply.Replies;

/** Tells askers what became of their requests. */
public final class RequestVoice implements RequestNews {

    private final Replies replies;
    private final RequestTexts texts;

    public RequestVoice(Replies replies, RequestTexts texts) {
        this.replies = replies;
        this.texts = texts;
    }

    @Override
    public void opened(AccessRequest request, Decision decision) {}

    @Override
    public void decided(AccessRequest request) {
        replies.say(request.origin(), texts.decided(request));
    }
}
